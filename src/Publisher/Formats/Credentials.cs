using Publisher.Content;
using Publisher.Diagnostics;
using Publisher.Linking;
using Publisher.Sites;

namespace Publisher.Formats;

/// <summary>Every award as it was signed: the committed bytes with further signers' proofs spliced in, exactly.</summary>
public sealed class Credentials : IAwardFormat
{
    /// <inheritdoc/>
    public string Name => "signed awards";

    /// <inheritdoc/>
    public void AddPaths(AwardModel award, string id, RenderContext context, List<string> paths) => paths.Add(SitePaths.Credential(id));

    /// <inheritdoc/>
    public IEnumerable<SiteFile> Files(AwardModel award, Award read, RenderContext context, DiagnosticBag found) =>
        [new(SitePaths.Credential(read.Id), read.Published.Bytes, MediaTypes.Json)];
}
