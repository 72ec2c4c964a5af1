using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Publisher.Cli.Tests.Scripts;

/// <summary>A command as a page shows it.</summary>
/// <param name="Line">The line it stands on, from 1.</param>
/// <param name="Text">As it is shown.</param>
/// <param name="Words">Its words, <c>publisher</c> first.</param>
internal sealed record DocumentedCommand(int Line, string Text, ImmutableArray<string> Words);

/// <summary>
/// Compares what a page tells people to type with what scripts run. A script runs a command when every word is the same, in the same order; what the script has
/// a variable for may be any text (<c>ben=$BEN</c> is <c>ben=z6Mk…</c>). Only what stands in for a terminal, a clock and the internet may be added.
/// </summary>
internal static partial class DocumentedCommands
{
    private static readonly ImmutableArray<string> AddedAlone = ["--yes", "--insecure-local"];
    private static readonly ImmutableArray<string> AddedWithValue = ["--now", "--codes"];

    /// <summary>Every command of a page: on lines of their own, and in the middle of sentences.</summary>
    internal static IEnumerable<DocumentedCommand> In(string page)
    {
        var lines = page.ReplaceLineEndings("\n").Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var texts = lines[i].TrimStart().StartsWith("publisher ", StringComparison.Ordinal) ? [lines[i].Trim()] : Inline().Matches(lines[i]).Select(m => m.Groups[1].Value);
            foreach (var text in texts)
            {
                yield return new(i + 1, text, [.. Word().Matches(Comment().Replace(text, "")).Select(m => m.Value.Trim('"', '\''))]);
            }
        }
    }

    /// <summary>Whether a script's run is this command.</summary>
    internal static bool Is(DocumentedCommand command, ImmutableArray<string> run)
    {
        var words = Without(run);
        return words.Length == command.Words.Length && words.Zip(command.Words).All(pair => Fits(pair.First, pair.Second));
    }

    private static ImmutableArray<string> Without(ImmutableArray<string> run)
    {
        var kept = ImmutableArray.CreateBuilder<string>();
        for (var i = 0; i < run.Length; i++)
        {
            if (AddedWithValue.Contains(run[i]))
            {
                i++;
            }
            else if (!AddedAlone.Contains(run[i]))
            {
                kept.Add(run[i]);
            }
        }
        return kept.ToImmutable();
    }

    private static bool Fits(string scripted, string documented) =>
        Regex.IsMatch(documented, "^" + string.Join("[^ ]+", Variable().Split(scripted).Select(Regex.Escape)) + "$", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(5));

    [GeneratedRegex("`(publisher [^`]+)`", RegexOptions.CultureInvariant)]
    private static partial Regex Inline();

    [GeneratedRegex("\"[^\"]*\"|'[^']*'|\\S+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    [GeneratedRegex("\\s+#\\s.*$", RegexOptions.CultureInvariant)]
    private static partial Regex Comment();

    [GeneratedRegex("\\$[A-Z][A-Z0-9]*", RegexOptions.CultureInvariant)]
    private static partial Regex Variable();
}
