namespace OptGen.Compiler.Mistakes;

/// <summary>Everything that can be wrong with how a rule is written. All are errors.</summary>
internal static class SyntaxDiagnostics
{
    public static readonly DiagnosticMessage MissingOperator = new(
        "OPTG201", "An operator is missing", "'{0}' has no operator; write '{1}'") { Replacement = 2 };

    public static readonly DiagnosticMessage NumberSuffix = new(
        "OPTG202", "A number has a suffix", "Numbers in a rule have no type suffix: write '{1}' instead of '{0}'") { Replacement = 1 };

    public static readonly DiagnosticMessage MissingDecimals = new(
        "OPTG203", "A number ends in its decimal point", "'{0}' has no digit after the point; write '{1}'") { Replacement = 1 };

    public static readonly DiagnosticMessage NumberTooLarge = new(
        "OPTG204", "A number is too large", "'{0}' is larger than any double (1.8e308); write a smaller number");

    public static readonly DiagnosticMessage ForeignCharacter = new(
        "OPTG205", "A character is not part of the language", "{0} means nothing in a rule; {1}") { Replacement = 2 };

    public static readonly DiagnosticMessage MisspelledOperator = new(
        "OPTG206", "An operator is misspelled", "'{0}' is not an operator of the rule language; write '{1}'") { Replacement = 1 };

    public static readonly DiagnosticMessage AssignmentInCondition = new(
        "OPTG207", "'=' stands where values are compared", "'=' assigns; use '==' to compare") { Replacement = 0 };

    public static readonly DiagnosticMessage UnclosedBracket = new(
        "OPTG208", "A bracket is not closed", "'{0}' is not closed; write the missing '{1}'");

    public static readonly DiagnosticMessage UnopenedBracket = new(
        "OPTG209", "A bracket was not opened", "'{0}' closes nothing; delete it, or write the missing '{1}' before it");

    public static readonly DiagnosticMessage UnpairedBar = new(
        "OPTG210", "A bar has no partner", "'|' has no partner; write '|x|' for an absolute value, 'or' or '||' for a logical or");

    public static readonly DiagnosticMessage MissingValue = new(
        "OPTG211", "A value is missing", "A value is missing after '{0}'");

    public static readonly DiagnosticMessage MissingLeftValue = new(
        "OPTG212", "An operator has nothing on its left", "A value is missing before '{0}'");

    public static readonly DiagnosticMessage EmptyBrackets = new(
        "OPTG213", "Brackets are empty", "'{0}' has nothing inside; write a value between the brackets");

    public static readonly DiagnosticMessage SuperscriptWithoutBase = new(
        "OPTG214", "A superscript stands alone", "The superscript '{0}' has nothing on its left to stand on");

    public static readonly DiagnosticMessage UnreadableSuperscript = new(
        "OPTG215", "A superscript cannot be read", "The superscript '{0}' is not a number, a name, or a sum of those; write the exponent as '^(…)'");

    public static readonly DiagnosticMessage NotNeedsBrackets = new(
        "OPTG216", "'not' needs brackets", "'{0}' has lower precedence than the operator before it; add brackets: '({0} …)'");

    public static readonly DiagnosticMessage MissingColon = new(
        "OPTG217", "'?' has no ':'", "'?' has no ':'; write both cases: 'condition ? a : b'");

    public static readonly DiagnosticMessage LineBeginsWithOperator = new(
        "OPTG218", "A line begins with an operator", "A line end ends the statement; write '{0}' at the end of the line before, or put brackets around the expression");

    public static readonly DiagnosticMessage MissingSeparator = new(
        "OPTG219", "Two statements are not separated", "'{0}' begins another statement; write ';' or a line end before it") { Replacement = 1 };

    public static readonly DiagnosticMessage ValueNotAssigned = new(
        "OPTG220", "A statement assigns nothing", "The value of '{0}' is not used; assign it to a name: 'x = {0}'");

    public static readonly DiagnosticMessage ChainedAssignment = new(
        "OPTG221", "Assignments are chained", "A statement assigns once; write a statement of its own for each '{0}', or '==' to compare");

    public static readonly DiagnosticMessage UnsupportedAssignment = new(
        "OPTG222", "An assignment operator does not exist", "'{0}' is not a statement of the rule language; write '{1}'") { Replacement = 2 };

    public static readonly DiagnosticMessage InvalidTarget = new(
        "OPTG223", "Something other than a name is assigned to", "'{0}' cannot be assigned to; a name must stand left of '{1}'");

    public static readonly DiagnosticMessage NeedlessDeclaration = new(
        "OPTG224", "A name is declared with a type", "A name needs no declaration; write '{1}' instead of '{0} {1}'") { Replacement = 1 };

    public static readonly DiagnosticMessage StorageInRule = new(
        "OPTG225", "A rule states how a value is stored", "The rule does not say how '{0}' is stored; use an attribute on the class: [State(\"{0}\", …)]");

    public static readonly DiagnosticMessage ConditionWithoutBrackets = new(
        "OPTG226", "A condition has no brackets", "Put the whole condition in brackets: 'if (condition) {{ … }}'");

    public static readonly DiagnosticMessage MissingBraces = new(
        "OPTG227", "Braces are missing", "Statements after '{0}' stand in braces: '{0} {{ … }}'");

    public static readonly DiagnosticMessage MisplacedBlock = new(
        "OPTG228", "Braces stand alone", "Braces belong after 'if (…)', 'else', 'for … in …' or 'with'; delete them or write what they belong to");

    public static readonly DiagnosticMessage ElseWithoutIf = new(
        "OPTG229", "'else' has no 'if'", "'else' must follow the '}}' of an 'if', with no ';' between");

    public static readonly DiagnosticMessage InvalidLoop = new(
        "OPTG230", "A loop is not written as one", "A loop is written 'for i in 0..5 {{ … }}', with no brackets; the end is excluded");

    public static readonly DiagnosticMessage ReservedWord = new(
        "OPTG231", "A word of the language is used as a value", "'{0}' is a reserved word, not a value; use another name, or 'condition ? a : b' to choose between values");

    public static readonly DiagnosticMessage MisplacedList = new(
        "OPTG232", "A list stands outside a declaration", "A list can only be the default of a hyperparameter: 'β := [0, .9]'");

    public static readonly DiagnosticMessage EmptyList = new(
        "OPTG233", "A list is empty", "The list has no values; write at least one: '[0]'");

    public static readonly DiagnosticMessage InnerProductOperands = new(
        "OPTG234", "An inner product does not have two operands", "An inner product has two operands: '⟨a, b⟩'; for a norm write '‖a‖'");

    public static readonly DiagnosticMessage InvalidIndex = new(
        "OPTG235", "Something other than a name is indexed", "Only a name can be indexed, and only once: 'b[i]'");

    public static readonly DiagnosticMessage InvalidMember = new(
        "OPTG236", "A '.' joins no two names", "'.' stands between two names, as in 'Adam.v', or after a scope, as in 'row.mean(x)'");

    public static readonly DiagnosticMessage UnknownScope = new(
        "OPTG237", "A function's scope does not exist", "'{0}.' is not a scope; write 'all.', 'row.', 'col.', 'unit.', 'axis(k).', 'block(n).' or 'world.' before '{1}', or leave it out");

    public static readonly DiagnosticMessage WithNeedsCall = new(
        "OPTG238", "'with' does not follow a call", "'with' must follow the call of a rule: 'Adam(g) with {{ v = … }}'");

    public static readonly DiagnosticMessage MisplacedSeparator = new(
        "OPTG239", "A separator stands outside its construct", "'{0}' has no meaning here; it belongs in {1}");

    public static readonly DiagnosticMessage InvalidEvaluation = new(
        "OPTG240", "'eval' is changed rather than assigned", "'eval' defines the weights to evaluate with; assign it with '=': 'eval = …'");

    public static readonly DiagnosticMessage TooDeep = new(
        "OPTG241", "A rule is nested too deeply", "This is nested more than {0} levels deep; compute the inner parts in statements of their own");

    public static readonly DiagnosticMessage TooManyOperators = new(
        "OPTG242", "A statement is too long", "This statement has more than {0} operators; compute parts of it in statements of their own");

    public static readonly DiagnosticMessage RuleTooLong = new(
        "OPTG255", "A rule is too long", "The rule has {0} characters, and at most {1} are read; write what repeats as a loop, or as a rule of its own that this one calls");

    public static readonly DiagnosticMessage ReturnInRule = new(
        "OPTG243", "A rule returns nothing", "A rule changes the weights rather than returning them: write 'w = …'");

    public static readonly DiagnosticMessage DecimalComma = new(
        "OPTG244", "A number has a decimal comma", "'{0}' has a comma; decimals are written with a point: '{1}'") { Replacement = 1 };

    public static readonly DiagnosticMessage OtherLanguage = new(
        "OPTG245", "Something is written as in another language", "'{0}' is how another language writes it; here write '{1}'") { Replacement = 2 };

    public static readonly DiagnosticMessage InvalidGiven = new(
        "OPTG250", "What is given is not declared as such", "'{0}' does not declare a given value; write only its name and size: 'given x' for one number for each weight, 'given c: 1', 'given r: rows', 'given A: rows×cols'");

    public static IReadOnlyList<DiagnosticMessage> All { get; } =
    [
        MissingOperator, NumberSuffix, MissingDecimals, NumberTooLarge, ForeignCharacter, MisspelledOperator, AssignmentInCondition,
        UnclosedBracket, UnopenedBracket, UnpairedBar, MissingValue, MissingLeftValue, EmptyBrackets, SuperscriptWithoutBase,
        UnreadableSuperscript, NotNeedsBrackets, MissingColon, LineBeginsWithOperator, MissingSeparator, ValueNotAssigned,
        ChainedAssignment, UnsupportedAssignment, InvalidTarget, NeedlessDeclaration, StorageInRule, ConditionWithoutBrackets,
        MissingBraces, MisplacedBlock, ElseWithoutIf, InvalidLoop, ReservedWord, MisplacedList, EmptyList, InnerProductOperands,
        InvalidIndex, InvalidMember, UnknownScope, WithNeedsCall, MisplacedSeparator, InvalidEvaluation, TooDeep, TooManyOperators, RuleTooLong,
        ReturnInRule, DecimalComma, OtherLanguage, InvalidGiven,
    ];
}
