using System.Text.Json;
using Publisher.Sites;
using Publisher.Testing;

namespace Publisher.Interop.Tests;

/// <summary>The example guild, built once into a folder as a static host would hold it.</summary>
public sealed class BuiltExample : IDisposable
{
    private readonly TemporaryFolder folder = new();

    /// <summary>Builds and writes it.</summary>
    public BuiltExample()
    {
        Result = TestSites.Build(TestSites.Read(TestSites.Example));
        TestSites.Write(Result.Site!, folder.FullPath);
    }

    /// <summary>What the build gave.</summary>
    public BuiltSite Result { get; }

    /// <summary>The site.</summary>
    public Site Site => Result.Site!;

    /// <summary>Its folder.</summary>
    public string Folder => folder.FullPath;

    /// <summary>Its address.</summary>
    public string BaseUrl => Result.Content!.Config.BaseUrl;

    /// <summary>The status lists: what lies in their folder itself. Decisions lie deeper, and are no credentials.</summary>
    public IReadOnlyDictionary<string, JsonElement> StatusLists =>
        Json("status/").Where(one => one.Key.LastIndexOf('/') == "status".Length).ToDictionary(StringComparer.Ordinal);

    /// <summary>The site's JSON files of a folder, parsed, by path.</summary>
    public IReadOnlyDictionary<string, JsonElement> Json(string below) =>
        Site.Files.Where(file => file.Path.StartsWith(below, StringComparison.Ordinal) && file.Path.EndsWith(".json", StringComparison.Ordinal))
            .ToDictionary(file => file.Path, file => JsonElement.Parse(file.Bytes.Span), StringComparer.Ordinal);

    /// <inheritdoc/>
    public void Dispose() => folder.Dispose();
}
