namespace Publisher.Benchmarks;

/// <summary>Where this program's repository stands.</summary>
internal static class Repository
{
    /// <summary>The nearest folder above the program that holds Publisher.sln.</summary>
    public static string Root { get; } = Find();

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Publisher.sln")))
            {
                return folder.FullName;
            }
        }
        throw new BenchmarkException("the benchmarks must run below the folder that holds Publisher.sln");
    }
}
