using System.Buffers;
using System.Collections.Concurrent;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Publisher.Content;
using Publisher.Credentials.Authority;
using Publisher.Linking;
using Publisher.Sites;
using Publisher.Sources;
using Publisher.Templates;
using Publisher.Verifying;

namespace Publisher.Formats;

/// <summary>
/// What a page that is read from a folder brings along, because from there nothing can be asked: the very documents that its script would fetch, each as its exact text by
/// its published address, in a block that no browser runs.
/// </summary>
internal sealed class KeptDocuments(SiteModel site)
{
    private const string Open = "<script type=\"application/json\" id=\"kept\">";
    private const string Close = "</script>\n";

    // Whole texts stand in texts, so what is escaped without need would be most of the page.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ConcurrentDictionary<string, string> ofLists = new(StringComparer.Ordinal);
    private readonly Lazy<ILookup<string, CountedDecision>> decisions = new(() => site.Decisions.ToLookup(d => d.File.Id, StringComparer.Ordinal));
    private readonly Lazy<string> rules = new(() => Join(
    [
        .. DidAddresses(site).Select(path => (path, (ReadOnlyMemory<byte>)DidDocument.Write(site.Authority, site.Config.BaseUrl))),
        .. site.Authority.Versions.Select(v => (SitePaths.Authority(v.Version), v.Document.Bytes)),
        .. site.Affirmed.Select(a => (SitePaths.Affirmed(a.Version), a.File.Bytes)),
    ], site));

    /// <summary>What checking one award takes.</summary>
    public Html Of(Award award)
    {
        var address = award.Credential.CredentialStatus?.StatusListCredential;
        var list = address is null ? "" : ofLists.GetOrAdd(address, _ => Join(site.StatusLists.Where(l => address == Address(SitePaths.StatusList(l.Name))).Select(List), site));
        var own = Join([(SitePaths.Credential(award.Id), award.Published.Bytes), .. decisions.Value[award.Id].Select(Decision)], site);
        return Block(own, rules.Value, list);
    }

    /// <summary>What checking any award of the guild takes, but for the award itself.</summary>
    public Html OfAll() => Block(rules.Value, Join([.. site.StatusLists.Select(List), .. site.Decisions.Select(Decision)], site));

    /// <summary>What checking an award takes that nothing was decided about yet, but for the award itself.</summary>
    public Html OfRules() => Block(rules.Value, Join([.. site.StatusLists.Select(List)], site));

    /// <summary>Adds the names of what <see cref="OfRules"/> holds.</summary>
    /// <param name="key">Where they go.</param>
    /// <param name="lists">Whether the lists are meant too, or the rules alone.</param>
    public ContentKeyBuilder AddRules(ContentKeyBuilder key, bool lists)
    {
        foreach (var version in site.Authority.Versions)
        {
            key.Add(version.Version).Add(version.DigestSri);
        }
        foreach (var affirmed in site.Affirmed)
        {
            key.Add(affirmed.Version).Add(Digest.Of(affirmed.File.Bytes.Span));
        }
        foreach (var list in lists ? site.StatusLists : [])
        {
            key.Add(list.Name).Add(Digest.Of(list.Document.Bytes.Span));
        }
        return key;
    }

    /// <summary>A block of the texts of files.</summary>
    public Html Of(IEnumerable<(string Path, ReadOnlyMemory<byte> Bytes)> files) => Block(Join(files, site));

    private static (string Path, ReadOnlyMemory<byte> Bytes) List(StatusListFile list) => (SitePaths.StatusList(list.Name), list.Document.Bytes);

    private static (string Path, ReadOnlyMemory<byte> Bytes) Decision(CountedDecision decision) => (SitePaths.Decision(decision.File.Name), decision.File.Published.Bytes);

    private static IEnumerable<string> DidAddresses(SiteModel site) =>
        new Uri(site.Config.BaseUrl).AbsolutePath == "/" ? [SitePaths.WellKnownDidDocument, SitePaths.DidDocument] : [SitePaths.DidDocument];

    private string Address(string path) => SitePaths.Absolute(site.Config.BaseUrl, path);

    private static Html Block(params IEnumerable<string> parts) => Html.Trusted($"{Open}{{{string.Join(",\n", parts.Where(p => p.Length > 0))}}}{Close}");

    // The members of an object, without its braces.
    private static string Join(IEnumerable<(string Path, ReadOnlyMemory<byte> Bytes)> files, SiteModel site)
    {
        var bytes = new ArrayBufferWriter<byte>(4096);
        using (var json = new Utf8JsonWriter(bytes, Options))
        {
            json.WriteStartObject();
            foreach (var (path, text) in files)
            {
                json.WriteString(SitePaths.Absolute(site.Config.BaseUrl, path), text.Span);
            }
            json.WriteEndObject();
        }
        // In JSON this sign stands in texts alone, and without it nothing can end the element.
        return Encoding.UTF8.GetString(bytes.WrittenSpan[1..^1]).Replace("<", "\\u003C", StringComparison.Ordinal);
    }
}
