using Publisher.Loading;
using Publisher.Sites;
using Publisher.Sources;

namespace Publisher;

/// <summary>Names what every file of a site can rest on: the program, the settings, the site's own templates, and how the build was asked for.</summary>
internal static class SiteKey
{
    public static ContentKey Of(SourceTree tree, string program, string? host, string? baseUrl)
    {
        var key = new ContentKeyBuilder().Add(program).Add(host).Add(baseUrl);
        foreach (var file in tree.Under("templates/").Prepend(tree.Find(ConfigLoader.Path)!))
        {
            key.Add(file.Path).Add(Digest.Of(file.Bytes.Span));
        }
        return key.ToKey();
    }
}
