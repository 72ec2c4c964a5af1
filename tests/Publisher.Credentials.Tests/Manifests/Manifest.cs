using Publisher.Credentials.Verification;
using Publisher.Testing;

namespace Publisher.Credentials.Tests.Manifests;

/// <summary>Reads a manifest: a file of lines, words parted by spaces, the reason last; <c>#</c> begins a comment.</summary>
internal static class Manifest
{
    public static IReadOnlyList<string[]> Lines(string name) =>
        [.. File.ReadLines(RepositoryFiles.InRoot("tests", "Publisher.Credentials.Tests", "Manifests", name))
            .Where(line => line is { Length: > 0 } && line[0] != '#')
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))];

    /// <summary>Every file below a folder, as manifests name them, in the order of their letters.</summary>
    public static IEnumerable<string> Files(string folder) =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(folder, f).Replace('\\', '/')).Order(StringComparer.Ordinal);

    /// <summary>A state as manifests spell it.</summary>
    public static string Word(CredentialState state) => state.ToString().ToLowerInvariant();
}
