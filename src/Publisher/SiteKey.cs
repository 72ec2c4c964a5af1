using Publisher.Loading;
using Publisher.Sites;
using Publisher.Sources;

namespace Publisher;

/// <summary>Names what every file of a site can rest on: the program, the settings, the site's own templates, and how the build was asked for.</summary>
internal static class SiteKey
{
    public static ContentKey Of(SourceTree tree, BuildOptions options, SourceFile? logo)
    {
        var key = new ContentKeyBuilder().Add(options.Memory.Program).Add(options.Host).Add(options.BaseUrl).Add(options.Portable ? 1 : 0);
        var files = tree.Under("templates/").Prepend(tree.Find(ConfigLoader.Path)!);
        // Every page of a copy says as of when it is one.
        files = tree.Find(Content.MirrorNote.Path) is { } note ? files.Append(note) : files;
        key.Add(logo is null ? default : Digest.Of(logo.Bytes.Span));
        // Pages that are read from a folder hold the guild's rules and lists.
        foreach (var file in options.Portable ? files.Concat(tree.Under("content/authority/")).Concat(tree.Under("content/status/")) : files)
        {
            key.Add(file.Path).Add(Digest.Of(file.Bytes.Span));
        }
        return key.ToKey();
    }
}
