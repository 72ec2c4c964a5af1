using System.Text;
using Publisher.Credentials.Authority;
using Publisher.Credentials.Json;
using static Publisher.Credentials.Tests.Verification.TestGuild;

namespace Publisher.Browser.Tests.Verifying;

/// <summary>The documents of the test guild's site, open to every change.</summary>
internal sealed class GuildSite
{
    private readonly Dictionary<string, byte[]> documents = new(StringComparer.Ordinal);
    private readonly string pin;

    /// <summary>A site with these versions of the rules.</summary>
    /// <param name="listed">The versions that did.json knows; those given, when absent. A chain that does not verify has no did.json of its own.</param>
    /// <param name="versions">The versions published.</param>
    public GuildSite(AuthorityDocument[]? listed = null, params AuthorityDocument[] versions)
    {
        versions = versions.Length == 0 ? [Version1] : versions;
        pin = versions[0].DigestSri;
        foreach (var version in versions)
        {
            documents[$"authority/{version.Version}.json"] = version.Document.Bytes.ToArray();
        }
        documents[".well-known/did.json"] = DidDocument.Write(Chain(listed ?? versions), Base);
        Put("status/1.json", EmptyStatusList);
    }

    public GuildSite Put(string path, SignedDocument document) => Put(path, document.Bytes.ToArray());

    public GuildSite Put(string path, string text) => Put(path, Encoding.UTF8.GetBytes(text));

    public GuildSite Put(string path, byte[] bytes)
    {
        documents[path] = bytes;
        return this;
    }

    public GuildSite Without(string path)
    {
        Assert.True(documents.Remove(path), path);
        return this;
    }

    public GuildSite Change(string path, string old, string @new)
    {
        var text = Encoding.UTF8.GetString(documents[path]);
        Assert.Contains(old, text, StringComparison.Ordinal);
        return Put(path, text.Replace(old, @new, StringComparison.Ordinal));
    }

    public Scenario With(string name, IEnumerable<Case> cases) => new(name, documents, [.. cases]) { Pin = pin };
}
