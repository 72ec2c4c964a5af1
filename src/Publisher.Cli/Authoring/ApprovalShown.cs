using System.Collections.Immutable;
using Publisher.Cli.Terminal;
using Publisher.Content;
using Publisher.Formats;
using Publisher.Languages;

namespace Publisher.Cli.Authoring;

/// <summary>A version of a badge as those who approve it see it before they sign: what it says, and what it changes of the one before.</summary>
internal static class ApprovalShown
{
    /// <summary>Writes it.</summary>
    /// <param name="context">The terminal.</param>
    /// <param name="title">The guild.</param>
    /// <param name="badge">The badge as defined.</param>
    /// <param name="version">The version to approve.</param>
    /// <param name="before">The version before it; null for the first.</param>
    public static void Write(CliContext context, string title, Badge badge, BadgeVersion version, BadgeVersion? before)
    {
        void Line(string label, string? text)
        {
            if (text is { Length: > 0 })
            {
                context.Out.WriteLine($"  {label,-10} {Printable.Line(text.ReplaceLineEndings(" "))}");
            }
        }
        context.Out.WriteLine(Printable.Line($"{title} approves {version.Name}, version {version.Version}, in its own name, for good:"));
        Line("badge", version.Name);
        Line("for", version.Description);
        var said = version.Document.Root;
        Line("takes", said.TryGetProperty("criteria", out var criteria) && criteria.TryGetProperty("narrative", out var narrative) ? narrative.GetString() : null);
        Line("marked", said.TryGetProperty("tag", out var tags) ? string.Join(", ", tags.EnumerateArray().Select(t => t.GetString())) : null);
        Line("evidence", badge.EvidenceRequired ? "required" : null);
        Line("lasts", badge.Validity);
        context.Out.WriteLine();
        if (before is null)
        {
            return;
        }
        context.Out.WriteLine(Printable.Line($"What it changes of version {before.Version}:"));
        var changes = BadgeChanges.Of(before, version, SiteWords.English);
        foreach (var change in changes)
        {
            Line("", change.Sentence);
            Line("  before", change.Before);
            Line("  since", change.After);
        }
        Line("", changes.IsEmpty ? "Nothing but the number." : null);
        context.Out.WriteLine();
    }

    /// <summary>The frozen version before one, by their numbers.</summary>
    public static BadgeVersion? Before(ImmutableArray<BadgeVersion> versions, string version) =>
        versions.Where(v => VersionOrder.Instance.Compare(v.Version, version) < 0).OrderBy(v => v.Version, VersionOrder.Instance).LastOrDefault();
}
