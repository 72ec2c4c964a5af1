using Publisher.Content;
using Publisher.Sites;

namespace Publisher.Formats;

/// <summary>
/// Addresses of the repository's own web pages where a file is changed or begun: GitHub (docs.github.com, "Creating new files"), GitLab, and Forgejo with its
/// kin (Codeberg, Gitea). Which one it is follows from the host's name, or is said by <c>forge</c> in site.config.yml.
/// </summary>
public sealed class ForgeLinks
{
    private readonly string repo;
    private readonly string branch;
    private readonly string forge;

    private ForgeLinks(string repo, string branch, string forge) => (this.repo, this.branch, this.forge) = (repo, branch, forge);

    /// <summary>The links of a site; null without a repository, or where nobody knows what program serves it.</summary>
    public static ForgeLinks? Of(SiteConfig config) =>
        Prose.WebAddress(config.Repo) is { } repo && (config.Forge ?? Guess(new Uri(repo).Host)) is { } forge ? new(repo, PageLinks.Escape(config.Branch), forge) : null;

    /// <summary>Where a file is changed.</summary>
    /// <param name="path">Its path in the repository.</param>
    public string Edit(string path) => forge switch
    {
        "github" => $"{repo}/edit/{branch}/{PageLinks.Escape(path)}",
        "gitlab" => $"{repo}/-/edit/{branch}/{PageLinks.Escape(path)}",
        _ => $"{repo}/_edit/{branch}/{PageLinks.Escape(path)}",
    };

    /// <summary>Where a new file is begun in a folder; its name is asked there where it cannot be suggested.</summary>
    /// <param name="folder">The folder, without a trailing slash.</param>
    /// <param name="name">A name for it.</param>
    /// <param name="text">What it begins with.</param>
    public string New(string folder, string name, string text) => forge switch
    {
        "github" => $"{repo}/new/{branch}/{PageLinks.Escape(folder)}?filename={Uri.EscapeDataString(name)}&value={Uri.EscapeDataString(text)}",
        "gitlab" => $"{repo}/-/new/{branch}/{PageLinks.Escape(folder)}?file_name={Uri.EscapeDataString(name)}",
        _ => $"{repo}/_new/{branch}/{PageLinks.Escape(folder)}?value={Uri.EscapeDataString(text)}",
    };

    /// <summary>
    /// Where a new file is begun, for a script to fill in: <c>{branch}</c>, <c>{folder}</c>, <c>{name}</c> and <c>{text}</c>, those this forge takes, each percent-encoded.
    /// </summary>
    public string NewPattern => forge switch
    {
        "github" => $"{repo}/new/{{branch}}/{{folder}}?filename={{name}}&value={{text}}",
        "gitlab" => $"{repo}/-/new/{{branch}}/{{folder}}?file_name={{name}}",
        _ => $"{repo}/_new/{{branch}}/{{folder}}?value={{text}}",
    };

    /// <summary>Where a file is shown.</summary>
    /// <param name="path">Its path in the repository.</param>
    public string Show(string path) => forge switch
    {
        "github" => $"{repo}/blob/{branch}/{PageLinks.Escape(path)}",
        "gitlab" => $"{repo}/-/blob/{branch}/{PageLinks.Escape(path)}",
        _ => $"{repo}/src/branch/{branch}/{PageLinks.Escape(path)}",
    };

    private static string? Guess(string host) => host switch
    {
        "github.com" => "github",
        "gitlab.com" => "gitlab",
        "codeberg.org" => "forgejo",
        _ when host.StartsWith("gitlab.", StringComparison.Ordinal) => "gitlab",
        _ when host.StartsWith("forgejo.", StringComparison.Ordinal) || host.StartsWith("gitea.", StringComparison.Ordinal) => "forgejo",
        _ => null,
    };
}
