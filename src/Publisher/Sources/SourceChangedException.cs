namespace Publisher.Sources;

/// <summary>A file was changed between being verified and being published: neither the old content nor the new can be relied on in this run.</summary>
public sealed class SourceChangedException(string path) : Exception($"{path} was changed while the site was being built")
{
    /// <summary>The file.</summary>
    public string Path { get; } = path;
}
