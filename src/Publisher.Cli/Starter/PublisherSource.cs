using System.Reflection;
using System.Text.RegularExpressions;

namespace Publisher.Cli.Starter;

/// <summary>Where this program's own source is published, and the very commit it was made from: what a guild's workflows name, so that they always run the same program.</summary>
/// <param name="Repository"><c>owner/name</c> on GitHub.</param>
/// <param name="Commit">The whole commit, 40 hexadecimal digits.</param>
/// <param name="Version">The version's name, when there is one.</param>
internal sealed partial record PublisherSource(string Repository, string Commit, string? Version)
{
    /// <summary>What the release that this program is of wrote into it; null for one that was made on somebody's machine.</summary>
    internal static PublisherSource? Own()
    {
        var assembly = typeof(PublisherSource).Assembly;
        var facts = assembly.GetCustomAttributes<AssemblyMetadataAttribute>().ToDictionary(a => a.Key, a => a.Value, StringComparer.Ordinal);
        var version = assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;
        return facts.TryGetValue("PublisherRepository", out var repository) && facts.TryGetValue("PublisherCommit", out var commit)
            && TryParse($"{repository}@{commit}", out var source) ? source with { Version = "v" + version } : null;
    }

    /// <summary>Reads <c>owner/name@commit</c>.</summary>
    internal static bool TryParse(string text, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out PublisherSource? source)
    {
        source = Form().Match(text) is { Success: true } match ? new(match.Groups[1].Value, match.Groups[2].Value, null) : null;
        return source is not null;
    }

    /// <summary>The program that a workflow runs already, by what it says; null when it runs none.</summary>
    internal static PublisherSource? In(string workflow) => Named().Match(workflow) is { Success: true } named && TryParse($"{named.Groups[1].Value}@{named.Groups[2].Value}", out var source)
        ? source with { Version = named.Groups[3].Success ? named.Groups[3].Value : null } : null;

    [GeneratedRegex(@"uses: ([A-Za-z0-9-]+/[A-Za-z0-9_.-]+)/\.github/actions/publish@([0-9a-f]{40})(?: # (v[0-9A-Za-z.-]+))?[ \r]*$", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex Named();

    /// <summary>What a workflow says: <c>owner/name/.github/actions/publish@commit # version</c>.</summary>
    internal string Action => $"{Repository}/.github/actions/publish@{Commit}{(Version is null ? "" : " # " + Version)}";

    [GeneratedRegex(@"^([A-Za-z0-9][A-Za-z0-9-]{0,38}/[A-Za-z0-9_.-]{1,100})@([0-9a-f]{40})\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
