using Publisher.Diagnostics;
using Publisher.Sites;
using Publisher.Sources;

namespace Publisher.Formats;

/// <summary>A file that can be made: where it will stand, what it is made from, and how.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Make">Makes it; null when that fails, which is then reported. Called from any thread, at most once.</param>
/// <param name="Key">Names everything it is made from; null for a file that is quicker made than compared.</param>
public sealed record OutputJob(string Path, Func<DiagnosticBag, SiteFile?> Make, ContentKey? Key = null)
{
    /// <summary>The job of a file that is there already.</summary>
    public static OutputJob Of(SiteFile file) => new(file.Path, _ => file, new ContentKeyBuilder().Add(Digest.Of(file.Bytes.Span)).Add(file.MediaType).Add((int)file.Cache).ToKey());
}
