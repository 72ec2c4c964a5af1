namespace Publisher.Testing;

/// <summary>A folder of its own for one test, gone afterwards.</summary>
public sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("publisher-test-");

    /// <summary>Its path, with symbolic links as the system gave it.</summary>
    public string FullPath => folder.FullName;

    /// <summary>A path below it.</summary>
    public string this[params string[] parts] => Path.Combine([folder.FullName, .. parts]);

    /// <inheritdoc/>
    public void Dispose() => folder.Delete(recursive: true);
}
