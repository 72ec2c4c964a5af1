using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;

namespace Publisher.Sources;

/// <summary>The files of <c>templates/</c> as this program carries them. Each is read once in the program's life, and only when it is asked for.</summary>
internal static class EmbeddedFiles
{
    private const string Folder = "templates/";

    private static readonly Lazy<ImmutableSortedDictionary<string, string>> Resources = new(FindResources);
    private static readonly ConcurrentDictionary<string, Lazy<byte[]>> Files = new(StringComparer.Ordinal);

    /// <summary>Their names below the folder (<c>i18n/en.yml</c>), in order.</summary>
    public static IEnumerable<string> Names => Resources.Value.Keys;

    /// <summary>Whether there is a file of a name.</summary>
    public static bool Has(string name) => Resources.Value.ContainsKey(name);

    /// <summary>A file's bytes.</summary>
    /// <exception cref="KeyNotFoundException">There is none of this name.</exception>
    public static byte[] Bytes(string name) => Files.GetOrAdd(name, n => new(() => Read(n))).Value;

    private static ImmutableSortedDictionary<string, string> FindResources() => Assembly.GetExecutingAssembly().GetManifestResourceNames()
        .Select(resource => (Resource: resource, Path: resource.Replace('\\', '/')))
        .Where(r => r.Path.StartsWith(Folder, StringComparison.Ordinal))
        .ToImmutableSortedDictionary(r => r.Path[Folder.Length..], r => r.Resource, StringComparer.Ordinal);

    private static byte[] Read(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(Resources.Value[name])!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
