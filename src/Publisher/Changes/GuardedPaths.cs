using System.Collections.Frozen;

namespace Publisher.Changes;

/// <summary>Files beside a site's sources that have a say in what is checked, made and published: the forge's settings, git's own, and the program's version.</summary>
public static class GuardedPaths
{
    private static readonly FrozenSet<string> Folders = FrozenSet.Create(StringComparer.OrdinalIgnoreCase, ".config", ".forgejo", ".gitea", ".github", ".gitlab");
    private static readonly FrozenSet<string> Files = FrozenSet.Create(StringComparer.OrdinalIgnoreCase, ".gitattributes", ".gitlab-ci.yml", ".gitmodules", "CODEOWNERS", "docs/CODEOWNERS", "global.json");

    /// <summary>Whether a path, relative to the site's folder or above it (<c>../</c>), is one.</summary>
    public static bool Is(string path)
    {
        var name = path;
        while (name.StartsWith("../", StringComparison.Ordinal))
        {
            name = name[3..];
        }
        var slash = name.IndexOf('/', StringComparison.Ordinal);
        return Files.Contains(name) || Folders.Contains(slash > 0 ? name[..slash] : name) || IsInContent(path) || IsTwin(path);
    }

    // On many computers "Content/" is the same folder as "content/": what nothing reads here would be read there.
    private static bool IsTwin(string path) => path.Split('/') is [var folder, _, ..] && folder is not ("content" or "templates")
        && (folder.Equals("content", StringComparison.OrdinalIgnoreCase) || folder.Equals("templates", StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether it is a file by which git treats content/ otherwise than the repository's own .gitattributes says.</summary>
    public static bool IsInContent(string path) =>
        path.StartsWith("content/", StringComparison.OrdinalIgnoreCase) && path.EndsWith("/.gitattributes", StringComparison.OrdinalIgnoreCase);
}
