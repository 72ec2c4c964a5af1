using System.Collections.Immutable;

namespace Publisher.Cli.Starter;

/// <summary>Where a guild's repository lives, which decides what its workflows look like.</summary>
internal enum Forge
{
    /// <summary>GitHub, and GitHub Pages.</summary>
    GitHub,
    /// <summary>Forgejo, such as Codeberg, and a pages server that publishes the branch <c>pages</c>.</summary>
    Forgejo,
    /// <summary>GitLab, and GitLab Pages.</summary>
    GitLab,
}

/// <summary>The names of forges as they are typed.</summary>
internal static class Forges
{
    /// <summary>In the order of <see cref="Forge"/>.</summary>
    public static ImmutableArray<string> Names { get; } = ["github", "forgejo", "gitlab"];

    /// <summary>The forge of a name that is one of <see cref="Names"/>.</summary>
    public static Forge Of(string name) => (Forge)Names.IndexOf(name);

    /// <summary>The host whose files a site there needs.</summary>
    public static string HostOf(Forge forge) => forge switch { Forge.GitHub => "github-pages", Forge.Forgejo => "codeberg-pages", _ => "plain" };
}
