using System.Collections.Immutable;
using Publisher.Cli.Authoring;
using Publisher.Cli.Disk;
using Publisher.Cli.Peers;
using Publisher.Diagnostics;

namespace Publisher.Cli.Mirrors;

/// <summary>
/// Judges a copy as the guild's own build would judge it, by the same program. What was withdrawn goes, by the signed decision alone; a file that is refused is set aside, and everything is judged again
/// without it, until nothing is left to refuse.
/// </summary>
internal static class MirrorCheck
{
    private const int MostRounds = 12;
    private const string Content = "content/";

    // What rests on others is refused first, so that one bad file takes no good ones along. Rules, lists and settings are never taken away.
    private static readonly ImmutableArray<string> Order =
        ["content/status/decisions/", "content/status/withdrawn/", "content/endorsements/", "content/evidence/", "content/badges/", "content/awards/"];

    /// <summary>Judges it; what stays wrong in the end is in the answer.</summary>
    internal static BuildResult Run(CliContext context, MirrorFolder folder, PeerVisit visit)
    {
        for (var round = 0; ; round++)
        {
            var cache = VerificationCache.Of(context, folder.Path);
            var result = Pipeline.Check(SourceReader.Read(folder.Path, new DiagnosticBag()), cache.Memory);
            if (result.Verified is { } verified)
            {
                cache.Remember(verified);
            }
            var buried = result is { Verified: { } judged, Content: { } content } ? Burial.Of(content, judged.Status) : SiteChange.None;
            var bad = Bad(result);
            if (round == MostRounds || (buried.Removed.IsEmpty && bad.IsEmpty))
            {
                return result;
            }
            foreach (var written in buried.Written)
            {
                visit.Write(written.Path[Content.Length..], written.Bytes.Span);
            }
            foreach (var path in buried.Removed)
            {
                visit.Delete(path);
            }
            foreach (var found in bad.Where(b => !buried.Removed.Contains(b.Location.Path)))
            {
                visit.SetAside(AddressOf(visit, found.Location.Path), found.Message);
                visit.Delete(found.Location.Path);
            }
        }
    }

    // One message of each file of the first kind that has some.
    private static ImmutableArray<Diagnostic> Bad(BuildResult result)
    {
        var errors = result.Diagnostics.Where(d => d.Descriptor.Severity == Severity.Error).ToList();
        foreach (var kind in Order)
        {
            var found = errors.Where(e => e.Location.Path.StartsWith(kind, StringComparison.Ordinal)).DistinctBy(e => e.Location.Path, StringComparer.Ordinal).ToImmutableArray();
            if (!found.IsEmpty)
            {
                return found;
            }
        }
        return [];
    }

    private static string AddressOf(PeerVisit visit, string path) => path.StartsWith("content/awards/", StringComparison.Ordinal)
        ? $"{visit.Settings.Url}/credentials/{path[(path.LastIndexOf('/') + 1)..]}" : $"{visit.Settings.Url}/{path[Content.Length..]}";
}
