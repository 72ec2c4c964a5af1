using System.Globalization;
using Publisher.Cli.Terminal;
using Publisher.Credentials.OpenBadges;
using Publisher.Verifying;

namespace Publisher.Cli.Authoring;

/// <summary>What a treaty says, in plain words.</summary>
internal static class TreatyWords
{
    /// <summary>Shows all of it that a signer answers for.</summary>
    /// <param name="context">The terminal.</param>
    /// <param name="site">The site.</param>
    /// <param name="peer">What the peer calls itself.</param>
    /// <param name="name">The recognised badge.</param>
    /// <param name="address">Its address.</param>
    /// <param name="terms">The terms.</param>
    /// <param name="until">The last day.</param>
    public static void Show(CliContext context, SiteSession site, string peer, string name, string address, TreatyTerms terms, DateTimeOffset until)
    {
        void Line(string label, string? text)
        {
            if (text is { Length: > 0 })
            {
                context.Out.WriteLine($"  {label,-10} {Printable.Line(text.ReplaceLineEndings(" "))}");
            }
        }
        context.Out.WriteLine(Printable.Line($"{site.Config.Title} recognises a badge of {peer}, which anyone will be able to read and check:"));
        Line("badge", name);
        Line("at", address);
        Line("counts as", $"{terms.Name}, version {terms.Version}");
        Line("credits", terms.Rate is { } rate ? FormattableString.Invariant($"{rate.Theirs} of theirs count as {rate.Ours} of ours") : null);
        Line("until", TimeZoneInfo.ConvertTime(until, site.Zone).ToString("d MMMM yyyy", CultureInfo.InvariantCulture));
        Line("because", terms.Reason);
        context.Out.WriteLine();
    }

    /// <summary>One treaty on one line, as it stands at a moment.</summary>
    public static string Line(VerifiedTreaty treaty, string peer, DateTimeOffset now)
    {
        var standing = treaty.End is { } end ? $"ended on {Words.Day(end.Decision.Date)}: {end.Decision.Reason}"
            : treaty.Until < now ? $"over since {Words.Day(treaty.Until)}"
            : $"until {Words.Day(treaty.Until)}";
        return $"{treaty.Id}  {treaty.Recognised.Name} {treaty.Recognised.Version} of {peer} counts as {treaty.CountsAs.Name} {treaty.CountsAs.Version}{Credits(treaty.Terms)}; {standing}";
    }

    /// <summary>The same of one that waits.</summary>
    public static string Line(WaitingTreaty treaty, string peer) =>
        $"{treaty.Source.Id}  {treaty.Parts.Recognised.Name} {treaty.Parts.Recognised.Version} of {peer} would count as {treaty.Parts.CountsAs.Name} {treaty.Parts.CountsAs.Version}{Credits(treaty.Parts.Terms)}; waits for {Publisher.Authoring.Messages.People(treaty.Report.MissingSigners)}";

    private static string Credits(TreatyTerms terms) => terms.Rate is { } rate ? FormattableString.Invariant($" ({rate.Theirs} credits as {rate.Ours})") : "";
}
