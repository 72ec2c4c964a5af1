using Publisher.Content;
using Publisher.Credentials.Authority;
using Publisher.Diagnostics;
using Publisher.Linking;
using Publisher.Sites;
using Publisher.Sources;

namespace Publisher.Formats;

/// <summary>Committed files that published awards point at. What of its folder an award names was found out when it was verified.</summary>
public sealed class EvidenceFiles : IAwardFormat
{
    /// <inheritdoc/>
    public string Name => "evidence";

    /// <inheritdoc/>
    public void AddPaths(AwardModel award, string id, RenderContext context, List<string> paths)
    {
        foreach (var evidence in award.Verified.Outline.Source.Evidence)
        {
            paths.Add(SitePaths.Evidence(id, evidence.Name));
        }
    }

    /// <inheritdoc/>
    public IEnumerable<SiteFile> Files(AwardModel award, Award read, RenderContext context, DiagnosticBag found) =>
        read.Evidence.Select(e => FileOf(e, read, context));

    // What was verified was read earlier; what is published is what the award names, or nothing is.
    private static SiteFile FileOf(EvidenceFile evidence, Award read, RenderContext context)
    {
        var path = SitePaths.Evidence(evidence.AwardId, evidence.Name);
        var address = SitePaths.Absolute(context.View.BaseUrl, path);
        var bytes = evidence.File.Bytes;
        return read.Credential.Evidence.Any(e => e.Id == address && e.DigestSri == Sri.Of(bytes.Span))
            ? new(path, bytes, MediaTypes.Of(evidence.Name))
            : throw new SourceChangedException(evidence.File.Path);
    }
}
