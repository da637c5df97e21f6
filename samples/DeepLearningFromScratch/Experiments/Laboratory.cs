using DeepLearningFromScratch.Digits;
using DeepLearningFromScratch.Words;
using Spectre.Console;

namespace DeepLearningFromScratch.Experiments;

/// <summary>What experiments work with: digits, seeds, tables, pictures and claims.</summary>
/// <param name="settings">What the command line asks for.</param>
/// <param name="console">Where tables go.</param>
/// <param name="folder">Where pictures go.</param>
public sealed class Laboratory(LaboratorySettings settings, IAnsiConsole console, PictureFolder folder)
{
    private readonly Lazy<DigitData> _digits = new(settings.LoadDigits);
    private readonly List<Claim> _claims = [];
    private Experiment _experiment = null!;

    /// <summary>Chooses digits, first weights and the order of examples.</summary>
    public int Seed => settings.Seed;

    /// <summary>The digits.</summary>
    public DigitData Digits => _digits.Value;

    /// <summary>The claims that were tried.</summary>
    public IReadOnlyList<Claim> Claims => _claims;

    /// <summary>So many updates or trials, times the effort that was asked for.</summary>
    public int Scaled(int count) => Math.Max(1, (int)Math.Round(count * settings.Effort));

    /// <summary>Does one experiment.</summary>
    public void Run(Experiment experiment)
    {
        _experiment = experiment;
        console.WriteLine();
        console.Write(new Rule($"{Markup.Escape(experiment.Section)}  {Markup.Escape(experiment.Title)}") { Justification = Justify.Left });
        experiment.Run(this);
    }

    /// <summary>Prints a table.</summary>
    public void Table(Phrase title, IReadOnlyList<Phrase> columns, IEnumerable<IReadOnlyList<string>> rows, Phrase? note = null)
    {
        var table = TableWriter.Create(columns[0], [.. columns.Skip(1).Select(c => (string)c)]);
        foreach (var row in rows)
        {
            table.AddRow([.. row.Select(Markup.Escape)]);
        }

        TableWriter.Write(console, title, table, note ?? Phrase.Same(""));
    }

    /// <summary>Prints what all claims have come to.</summary>
    public void Summarize()
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumn(Terms.Section, c => c.NoWrap()).AddColumn(Terms.Claim).AddColumn(Terms.Measured).AddColumn(Terms.Result, c => c.NoWrap());
        foreach (Claim claim in _claims)
        {
            table.AddRow([Markup.Escape(claim.Section), Markup.Escape(claim.Statement), Markup.Escape(claim.Inequality), claim.IsShown ? Terms.Yes : Terms.No]);
        }

        TableWriter.Write(console, Terms.Summary, table, Phrase.Same($"{_claims.Count(c => c.IsShown)}/{_claims.Count}"));
    }

    /// <summary>Saves a picture; it is drawn once for each language that is needed.</summary>
    public void Picture(string name, Func<string> draw) => folder.Save(name, draw);

    /// <summary>Notes and prints a claim: that one number is less than another.</summary>
    public void Claim(Phrase statement, Phrase less, double lesser, Phrase more, double greater)
    {
        var claim = new Claim(_experiment.Section, statement, less, lesser, more, greater);
        _claims.Add(claim);
        string colour = claim.IsShown ? "green" : "yellow";
        console.MarkupLineInterpolated($"[{colour}]{(claim.IsShown ? Terms.Shown : Terms.NotShown).ToString()}[/] {statement.ToString()}: {claim.Inequality}");
    }

    /// <summary>Work of so many parts, with a bar on terminals; the work tells of each part that is done.</summary>
    public T Track<T>(Phrase label, int parts, Func<Action, T> work)
    {
        if (!console.Profile.Capabilities.Interactive)
        {
            return work(() => { });
        }

        return console.Progress().AutoClear(true).HideCompleted(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn(), new SpinnerColumn())
            .Start(context =>
            {
                var task = context.AddTask(Markup.Escape(label), maxValue: parts);
                return work(() => task.Increment(1));
            });
    }
}
