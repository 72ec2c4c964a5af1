namespace Publisher.Cli.Health;

/// <summary>Something to look after, in a sentence. It may hold what people wrote; whoever shows it makes that harmless.</summary>
/// <param name="About">One of <see cref="Topics"/>.</param>
/// <param name="Text">What is so, and what to do.</param>
internal sealed record Finding(string About, string Text)
{
    internal const string Expiring = "expiring";
    internal const string Waiting = "waiting";
    internal const string Rules = "rules";
    internal const string Codes = "codes";
    internal const string Repository = "repository";
    internal const string Site = "site";

    /// <summary>What findings are about, in the order they are told.</summary>
    internal static string[] Topics => [Expiring, Waiting, Rules, Codes, Repository, Site];

    /// <summary>The heading of a topic.</summary>
    internal static string Title(string about) => about switch
    {
        Expiring => "Awards that end soon",
        Waiting => "What waits for signatures",
        Rules => "How you decide",
        Codes => "Recovery codes",
        Repository => "The repository",
        _ => "The site",
    };
}
