using Publisher.Testing;

namespace Publisher.Tests.Art;

/// <summary>Files of real communities, which stand beside the vectors.</summary>
internal static class RealFiles
{
    /// <summary>The files of a folder by extension, in ordinal order; skips the calling test by name where the folder is absent.</summary>
    public static string[] In(string extension, params string[] parts)
    {
        var folder = Path.Combine([RepositoryFiles.Vector(), "..", "real", .. parts]);
        Assert.SkipUnless(Directory.Exists(folder), "skipped: real files absent");
        return [.. Directory.GetFiles(folder, "*" + extension).Order(StringComparer.Ordinal)];
    }
}
