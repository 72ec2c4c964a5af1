using System.Collections.Immutable;
using System.Text;
using Publisher.Cli.Authoring;

namespace Publisher.Cli.Starter;

/// <summary>What a guild's repository on GitHub has beside its site: workflows, forms, who is asked to review, and a page for its members.</summary>
internal static class ForgeFiles
{
    /// <summary>The commit of actions/checkout, as every workflow of ours names it.</summary>
    public const string Checkout = "actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1";

    /// <summary>The commit of actions/deploy-pages.</summary>
    public const string DeployPages = "actions/deploy-pages@cd2ce8fcbc39b97be8ca5fce6e763baed58fa128 # v5.0.0";

    /// <summary>The commit of actions/upload-artifact, as the action that builds sites names it too.</summary>
    public const string UploadArtifact = "actions/upload-artifact@bbbca2ddaa5d8feaa63e36b76fdaad77386f024f # v7.0.0";

    /// <summary>The workflow that pulls peers once a week and proposes what it found; it is made when somebody wants it.</summary>
    /// <param name="source">The program that it runs.</param>
    public static NewFile Sync(PublisherSource source) => Text(SyncPath, Workflow(SyncTexts.Workflow, source).Replace("UPLOAD-ARTIFACT", UploadArtifact, StringComparison.Ordinal));

    /// <summary>Where that workflow stands.</summary>
    public const string SyncPath = ".github/workflows/sync.yml";

    /// <summary>The files.</summary>
    /// <param name="title">The guild's name.</param>
    /// <param name="address">Where its site lives.</param>
    /// <param name="owners">Who on GitHub is asked to review what has a say in the checks: <c>@ana @guild/stewards</c>; empty when nobody was named.</param>
    /// <param name="source">The program that workflows run; without it there are none.</param>
    /// <param name="forge">Where the repository lives.</param>
    public static ImmutableArray<NewFile> Of(string title, string address, string owners, PublisherSource? source, Forge forge = Forge.GitHub)
    {
        if (forge != Forge.GitHub)
        {
            var own = forge == Forge.Forgejo ? "`.forgejo/`" : "`.gitlab-ci.yml`";
            return [Text("README.md", ReadMe(title, address).Replace("`.github/`", own, StringComparison.Ordinal)), .. OtherForgeFiles.Of(forge, source)];
        }
        List<NewFile> files =
        [
            Text("README.md", ReadMe(title, address)),
            Text(".github/CODEOWNERS", CodeOwners(owners)),
            Text(".github/ISSUE_TEMPLATE/nomination.yml", ForgeTexts.NominationForm),
            Text(".github/ISSUE_TEMPLATE/config.yml", ForgeTexts.IssueForms),
            Text(".github/pull_request_template.md", ForgeTexts.PullRequest),
        ];
        if (source is not null)
        {
            files.Add(Text(".github/workflows/check.yml", Workflow(ForgeTexts.Check, source)));
            files.Add(Text(".github/workflows/publish.yml", Workflow(ForgeTexts.Publish, source)));
            files.Add(Text(".github/workflows/expiring.yml", Workflow(ForgeTexts.Expiring, source)));
            files.Add(Text(".github/dependabot.yml", ForgeTexts.Dependabot));
        }
        return [.. files];
    }

    /// <summary>Whether an owner is written as GitHub does: <c>@user</c> or <c>@organisation/team</c>.</summary>
    public static bool IsOwner(string owner) => owner.Length > 1 && owner[0] == '@' && owner[1..].All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '/') && owner.Count(c => c == '/') <= 1;

    private static string Workflow(string text, PublisherSource source) => text
        .Replace("CHECKOUT", Checkout, StringComparison.Ordinal).Replace("DEPLOY-PAGES", DeployPages, StringComparison.Ordinal).Replace("PUBLISHER", source.Action, StringComparison.Ordinal);

    private static string CodeOwners(string owners)
    {
        var lines = ForgeTexts.Owned.Select(path => owners.Length > 0 ? $"{path} {owners}" : $"# {path} @your-steward");
        var what = owners.Length > 0
            ? "# These people are asked before a change of what judges changes is merged, when the branch's rules require a review from code owners."
            : "# Put in your stewards' GitHub names or their team, and take the # away: they are then asked before a change of what judges changes is merged,\n# when the branch's rules require a review from code owners.";
        return what + "\n" + string.Concat(lines.Select(l => l + "\n"));
    }

    private static string ReadMe(string title, string address) => ForgeTexts.ReadMe.Replace("TITLE", StarterText.MarkdownText(title), StringComparison.Ordinal).Replace("ADDRESS", address, StringComparison.Ordinal);

    private static NewFile Text(string path, string text) => new(path, Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\n")));
}
