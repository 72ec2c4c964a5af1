using System.Collections.Immutable;
using Publisher.Verifying;

namespace Publisher.Cli.Serving;

/// <summary>Something worth doing next: what for, and the command.</summary>
/// <param name="Purpose">Why, as a short sentence without its full stop.</param>
/// <param name="Command">What to type after <c>publisher</c>, or another program's line when it starts with <c>git</c>.</param>
internal sealed record NextStep(string Purpose, string Command)
{
    /// <summary>The three steps that fit what the site is at.</summary>
    internal static ImmutableArray<NextStep> For(VerifiedContent? verified) => verified is null
        ? [new("See what stops the build, with file and line", "check")]
        : [.. All(verified).Take(3)];

    private static IEnumerable<NextStep> All(VerifiedContent verified)
    {
        var content = verified.Content;
        if (verified.Waiting.FirstOrDefault() is { } waiting)
        {
            yield return new("Co-sign an award that waits for you", "sign " + waiting.Source.File.Path);
        }
        if (content.Members.IsEmpty)
        {
            yield return new("Give yourself a page", "new member \"Your Name\"");
        }
        if (verified.Awards.IsEmpty && content.Badges.FirstOrDefault() is { } badge)
        {
            yield return new("Recognise someone", $"award {badge.Slug} --to @{content.Members.FirstOrDefault()?.Handle ?? "their-name"}");
        }
        if (content.Badges.Length < 2)
        {
            yield return new("Make a badge of your own", "new badge \"Workshop Host\"");
        }
        if (!verified.Awards.IsEmpty)
        {
            yield return new("Send the holder their badge", $"message {verified.Awards[0].Outline.Source.File.Path} --for holder");
        }
        yield return new("Write the site, ready for any host", "build");
        yield return new("Check it as a stranger would", "verify _site");
        yield return new("Keep what you did", "git add -A && git commit");
    }
}
