using Publisher.Authoring;
using Publisher.Cli.Authoring;

namespace Publisher.Cli.Starter;

/// <summary>The words of files that <c>init</c> and <c>new</c> write; people change them.</summary>
internal static class StarterText
{
    /// <summary>site.config.yml.</summary>
    public static string Config(string title, string baseUrl, string language, string timeZone, string host) => $"""
        # What your guild is called, and where its site lives. The address is part of every award, for good: do not change it.
        title: {Yaml(title)}
        baseUrl: {baseUrl}

        # The language your badges are written in.
        languages: [{language}]

        # Whose midnight counts for the dates of awards.
        timeZone: {timeZone}

        # How the site is served: plain (any web server), github-pages, or codeberg-pages.
        host: {host}

        # A sentence for the home page.
        tagline: We recognise what people do for each other.

        # A public address to write to; some older badge programs need it to be an e-mail address.
        # contact: hello@your-guild.org

        # The address of this repository, for links to change a page.
        {Repo(baseUrl)}

        # Who makes pictures with the award inside: hosted (each award's page offers them; they weigh about 70 KB each), or off.
        # images:
        #   baking: hosted

        # One colour: tide, moss, clay, plum, saffron or slate.
        theme:
          accent: tide

        """.ReplaceLineEndings("\n");

    // GitHub's own addresses say which repository they are of: https://docs.github.com/pages, "Types of GitHub Pages sites".
    private static string Repo(string baseUrl)
    {
        var address = new Uri(baseUrl);
        var (host, path) = (address.Host, address.AbsolutePath.Trim('/'));
        return host.EndsWith(".github.io", StringComparison.Ordinal) && !path.Contains('/', StringComparison.Ordinal)
            ? $"repo: https://github.com/{host[..^".github.io".Length]}/{(path.Length == 0 ? host : path)}"
            : "# repo: https://github.com/your-guild/badges";
    }

    /// <summary>The first badge.</summary>
    public static string FoundingMember(string title) => $"""
        ---
        name: Founding Member
        description: {Yaml($"Was there when {title} began")}
        version: "1.0"
        type: Membership
        design:
          shape: shield
          palette: tide
          symbol: hands
        tags: [membership]
        ---
        Was one of the people who started {MarkdownText(title)}, and put their name to how it decides.

        This is the one badge that stewards may give to themselves. Every other badge is given by others.

        """.ReplaceLineEndings("\n");

    /// <summary>A badge to be filled in.</summary>
    public static string Badge(string name, string? description, string? criteria) => $"""
        ---
        name: {Yaml(name)}
        description: {Yaml(description ?? BadgeFreezer.UnfilledDescription)}
        version: "1.0"
        # evidence: required
        # validity: P3Y
        # tags: [teaching]
        ---
        {criteria ?? BadgeFreezer.UnfilledCriteria}

        """.ReplaceLineEndings("\n");

    /// <summary>A pathway, a step for each badge.</summary>
    public static string Pathway(string name, IReadOnlyList<string> badges) => $"""
        name: {Yaml(name)}
        # description: Where it leads, in one line
        # award: the badge that whoever completes it can be nominated for
        # order: strict
        steps:
        {string.Join('\n', badges.Select(b => $"  - allOf: [{b}]"))}
        #  - name: Two of these
        #    nOf:
        #      n: 2
        #      from: [one-badge, another, a-third]

        """.ReplaceLineEndings("\n");

    /// <summary>A skill of the guild's own.</summary>
    public static string Skill(string name, string statement) => $"""
        ---
        name: {Yaml(name)}
        description: {Yaml(statement)}
        # keywords: [rope, boats]
        # sameAs: its address in a public framework
        ---

        """.ReplaceLineEndings("\n");

    /// <summary>A person's page.</summary>
    public static string Member(string name, string id) => $"""
        ---
        name: {Yaml(name)}
        id: {id}
        # links:
        #   Website: https://example.org
        ---

        """.ReplaceLineEndings("\n");

    /// <summary>A free page.</summary>
    public static string Page(string title) => $"""
        ---
        title: {Yaml(title)}
        ---
        Write here.

        """.ReplaceLineEndings("\n");

    /// <summary>The page that says who the guild is.</summary>
    public static string About(string title) => $"""
        ---
        title: About
        ---
        {MarkdownText(title)} recognises people for what they do. A badge here is given by members to a person, by rules that anyone can read,
        and it stays with that person wherever they go.

        Each award on this site is a signed file. Whoever is shown one can check who signed it, by which rule, and that not a letter was
        changed since, without asking us and without an account anywhere.

        Say here who you are: what you make or do together, since when, and where people find you.

        """.ReplaceLineEndings("\n");

    /// <summary>The page that says what is kept of whom.</summary>
    public static string Privacy(string title) => $"""
        ---
        title: Privacy
        ---
        This site sets no cookies, counts no visitors and asks no other site for anything.

        **What is public.** Badges, the rules we decide by, and each award: what it is for, when it was given, who signed it, and the
        evidence named in it. A person is named only on a page of their own, and only if they agreed to it.

        **What is not.** No e-mail address stands in an award. Where a holder wants to be able to prove that an award is theirs, it carries a
        scrambled form of their name or address that cannot be read back; the key to it is in a link that only they are given.

        **If you hold an award** and would rather not have it here, tell us and we take it down. Copies that others have made,
        and the history of our repository, we cannot take back.

        {MarkdownText(title)} answers for what is written here.

        """.ReplaceLineEndings("\n");

    /// <summary>.gitattributes: signed bytes survive every checkout.</summary>
    public const string GitAttributes = "content/** -text\n";

    /// <summary>.gitignore.</summary>
    public const string GitIgnore = "/_site/\n/_site.*/\n";

    /// <summary>A text as a quoted YAML value.</summary>
    public static string Yaml(string text) => YamlText.Quoted(text);

    /// <summary>A text as Markdown that shows it letter by letter.</summary>
    public static string MarkdownText(string text)
    {
        var escaped = new System.Text.StringBuilder();
        foreach (var c in text)
        {
            if (c is '\\' or '`' or '*' or '_' or '[' or ']' or '<' or '>' or '#' or '!' or '&' or '|' or '~')
            {
                escaped.Append('\\');
            }
            escaped.Append(c);
        }
        return escaped.ToString();
    }
}
