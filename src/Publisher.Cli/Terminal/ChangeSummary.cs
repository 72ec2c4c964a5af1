using System.Collections.Immutable;
using System.Text;
using Publisher.Changes;
using Publisher.Diagnostics;

namespace Publisher.Cli.Terminal;

/// <summary>A change told in Markdown, for the page of a pull request: whether it can be merged, what to look at first, what it does, what to mend. Whatever comes from files is shown, not obeyed.</summary>
internal static class ChangeSummary
{
    // A forge cuts a summary that is too long, and nobody reads it.
    private const int Most = 50;

    /// <summary>The text.</summary>
    /// <param name="report">What came of the change.</param>
    /// <param name="name">What it is compared with.</param>
    /// <param name="prefix">The site's folder as seen from the repository's, with a trailing slash; or empty.</param>
    internal static string Write(ChangeReport report, string name, string prefix)
    {
        var text = new StringBuilder();
        text.Append("## ").Append(Verdict(report)).Append("\n\n");
        if (report.IsFounding)
        {
            text.Append(Text($"There is no guild on {name} yet, so this is judged by itself.")).Append("\n\n");
        }
        var guarded = report.Diagnostics.Where(d => d.Descriptor == ChangeDescriptors.GuardedFile).ToImmutableArray();
        Section(text, "Look at this first", [.. guarded.Select(d => $"{Code(prefix + d.Location.Path)} is {Text(d.Arguments[0] + d.Arguments[1])}.")]);
        if (guarded.Length > 0)
        {
            text.Append("These files have a say in how the site is checked, made and published. What they let through, no check can see.\n\n");
        }
        Section(text, "To mend", Found(report, Severity.Error, prefix));
        Section(text, "What it waits for", Notes(report, waits: true));
        Section(text, "What it does", Notes(report, waits: false));
        Section(text, "Worth a look", Found(report, Severity.Warning, prefix));
        return text.ToString();
    }

    /// <summary>One sentence that says whether it can be merged.</summary>
    internal static string Verdict(ChangeReport report)
    {
        var errors = report.Diagnostics.Count(d => d.Descriptor.Severity == Severity.Error);
        return errors > 0 ? $"Not yet: {Words.Counted(errors, "thing")} to mend."
            : report.IsWaiting ? "Good, and it waits for signatures. It may be merged; what waits is not published until they are there."
            : "Good to merge.";
    }

    private static ImmutableArray<string> Notes(ChangeReport report, bool waits) => [.. report.Notes.Where(n => n.Kind == ChangeKind.Waits == waits).Select(n => Text(n.Text))];

    private static ImmutableArray<string> Found(ChangeReport report, Severity severity, string prefix) =>
    [
        .. report.Diagnostics.Where(d => d.Descriptor.Severity == severity && d.Descriptor != ChangeDescriptors.GuardedFile && !IsToldAsWaiting(report, d))
            .Select(d => $"{Code(FormattableString.Invariant($"{prefix}{d.Location.Path}:{d.Location.Line}"))} {Text(d.Message)}. **{d.Descriptor.Code}**  \n  {Text(d.Hint)}"),
    ];

    // Who is asked to sign was told in its own section.
    private static bool IsToldAsWaiting(ChangeReport report, Diagnostic diagnostic) => report.IsWaiting
        && (diagnostic.Descriptor == CredentialDescriptors.AwardWaiting || diagnostic.Descriptor == StatusDescriptors.DecisionWaiting || diagnostic.Descriptor == CredentialDescriptors.AuthorityWaiting)
        && report.Notes.Any(n => n.Kind == ChangeKind.Waits && n.Text.Contains(diagnostic.Hint, StringComparison.OrdinalIgnoreCase));

    private static void Section(StringBuilder text, string title, ImmutableArray<string> items)
    {
        if (items.IsEmpty)
        {
            return;
        }
        text.Append("### ").Append(title).Append("\n\n");
        foreach (var item in items.Take(Most))
        {
            text.Append("- ").Append(item).Append('\n');
        }
        if (items.Length > Most)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"- and {items.Length - Most} more\n");
        }
        text.Append('\n');
    }

    private static string Code(string path) => "`" + Printable.Line(path).Replace('`', '\'') + "`";

    /// <summary>Text that Markdown, HTML and a forge show letter by letter: no link, picture, mention or reference to another issue comes of it.</summary>
    internal static string Text(string words)
    {
        var text = new StringBuilder();
        foreach (var c in Printable.Line(words))
        {
            switch (c)
            {
                case '&' or '<' or '>' or '@' or '#':
                    text.Append(System.Globalization.CultureInfo.InvariantCulture, $"&#{(int)c};");
                    break;
                case '\\' or '`' or '*' or '_' or '{' or '}' or '[' or ']' or '|' or '~' or '$':
                    text.Append('\\').Append(c);
                    break;
                default:
                    text.Append(c);
                    break;
            }
        }
        // A bare address would become a link.
        return text.ToString().Replace("://", "&#58;//", StringComparison.Ordinal).Replace("www.", "www&#46;", StringComparison.OrdinalIgnoreCase);
    }
}
