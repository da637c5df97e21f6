using System.CommandLine;
using System.Globalization;
using Samples.Words;

namespace Samples.Options;

/// <summary>What is checked of the arguments of every sample.</summary>
public static class Arguments
{
    /// <summary>Refuses arguments that are no options, with the near names, and what the parser found wrong.</summary>
    /// <exception cref="OptionException">Something is wrong.</exception>
    public static void Check(ParseResult result, IEnumerable<Option> options)
    {
        if (result.UnmatchedTokens is [var unknown, ..])
        {
            string[] names = [.. options.Select(o => o.Name)];
            throw new OptionException(OptionWords.UnknownArgument.With(unknown, string.Join(", ", names)) + NearNames.Suggestion(unknown, names));
        }

        if (result.Errors is [var error, ..])
        {
            throw new OptionException(error.Message);
        }
    }

    /// <summary>A whole number, or null if there is none.</summary>
    /// <exception cref="OptionException">It is no number, or below the least.</exception>
    public static int? WholeNumber(string option, string? text, int least) =>
        text is null ? null
        : int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number) && number >= least ? number
        : throw new OptionException(SharedWords.WholeNumber.With(option, least, text));
}
