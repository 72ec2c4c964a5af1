namespace Publisher.Testing;

/// <summary>Where the repository and the shared vectors stand.</summary>
public static class RepositoryFiles
{
    /// <summary>The repository's root folder: the nearest one above the test program that holds Publisher.sln.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The folder of published vectors, or null where it is absent (a public clone).</summary>
    public static string? Vectors { get; } = FindVectors();

    /// <summary>The file of a vector suite; skips the calling test by name where vectors are absent.</summary>
    public static string Vector(params string[] parts)
    {
        Assert.SkipWhen(Vectors is null, "skipped: vectors absent");
        return Path.Combine([Vectors!, .. parts]);
    }

    /// <summary>A path below the repository's root.</summary>
    public static string InRoot(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Publisher.sln")))
            {
                return folder.FullName;
            }
        }
        throw new InvalidOperationException("the tests must run below the folder that holds Publisher.sln");
    }

    private static string? FindVectors()
    {
        var folder = Environment.GetEnvironmentVariable("PUBLISHER_VECTORS") ?? Path.Combine(FindRoot(), "..", "shared", "vectors");
        return Directory.Exists(folder) ? Path.GetFullPath(folder) : null;
    }
}
