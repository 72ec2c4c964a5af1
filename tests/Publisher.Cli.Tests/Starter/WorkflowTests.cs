using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Publisher.Cli.Starter;
using Publisher.Testing;

namespace Publisher.Cli.Tests.Starter;

/// <summary>This repository's workflows and those that <c>init</c> writes: what they may do, what they run, and that nobody's words become commands.</summary>
public sealed partial class WorkflowTests
{
    private static readonly PublisherSource Source = new("guild/publisher", new('a', 40), "v1.2.3");

    // What a stranger cannot choose; everything else stays out of workflows, or comes to a shell as a variable.
    private static readonly string[] Ours =
    [
        "github.ref", "github.token", "github.action_path", "github.event.pull_request.base.sha", "runner.temp", "matrix.machine", "inputs.against", "inputs.site", "inputs.within",
        "steps.published.outputs.commit", "steps.expiring.outputs.file", "steps.look.outputs.expiring", "steps.pages.outputs.page_url", "steps.pull.outputs.peers", "needs.pull.outputs.peers",
    ];

    private static ImmutableArray<Workflow> Own => [.. Directory.EnumerateFiles(RepositoryFiles.InRoot(".github", "workflows")).Append(ActionFile).Select(f => new Workflow(f, File.ReadAllText(f)))];

    private static string ActionFile => RepositoryFiles.InRoot(".github", "actions", "publish", "action.yml");

    private static ImmutableArray<Workflow> Written =>
        [.. ForgeFiles.Of("Makers", "https://badges.makers.test", "", Source).Where(f => f.Path.StartsWith(".github/workflows/", StringComparison.Ordinal)).Select(f => new Workflow(f.Path, Encoding.UTF8.GetString(f.Bytes.Span)))];

    private static Workflow Sync => new(ForgeFiles.SyncPath, Encoding.UTF8.GetString(ForgeFiles.Sync(Source).Bytes.Span));

    private static ImmutableArray<Workflow> All => [.. Own, .. Written, Sync];

    [Fact]
    public void They_may_do_only_what_they_must()
    {
        Assert.Equal(3, Written.Length);
        foreach (var workflow in All.Where(w => w.Name != ActionFile))
        {
            Assert.Equal(["contents: read"], workflow.Permissions);
            foreach (var (job, node) in workflow.Jobs)
            {
                var more = Workflow.Rights(node).Where(r => r != "contents: read").ToList();
                string[] allowed = (Path.GetFileName(workflow.Name), job) switch
                {
                    ("publish.yml", "build") => ["deployments: read"],
                    ("publish.yml", "deploy") => ["pages: write", "id-token: write"],
                    ("expiring.yml", "look") => ["issues: write"],
                    ("sync.yml", "propose") => ["contents: write", "pull-requests: write", "actions: read"],
                    ("release.yml", "release") => ["contents: write"],
                    _ => [],
                };
                Assert.Equal(allowed, more);
                // Whoever may change the repository runs no program of ours on what peers sent.
                Assert.True(!more.Contains("pull-requests: write") || Workflow.Steps(node).All(s => Workflow.Value(s, "uses")?.StartsWith("actions/checkout@", StringComparison.Ordinal) != false), workflow.Name);
                // Whoever may publish runs no file of the repository.
                Assert.True(!more.Contains("pages: write") || Workflow.Steps(node).All(s => Workflow.Value(s, "uses")?.StartsWith("actions/deploy-pages@", StringComparison.Ordinal) == true), workflow.Name);
                Assert.NotNull(Workflow.Value(node, "timeout-minutes"));
            }
        }
    }

    [Fact]
    public void They_run_named_commits_and_one_commit_of_each_action()
    {
        var uses = All.SelectMany(w => w.Uses.Select(u => (w.Name, Action: u))).Where(u => !u.Action.StartsWith("./", StringComparison.Ordinal)).ToList();
        Assert.All(uses, u => Assert.Matches("^[A-Za-z0-9_./-]+@[0-9a-f]{40}$", u.Action));
        foreach (var action in uses.GroupBy(u => u.Action.Split('@')[0], StringComparer.Ordinal))
        {
            Assert.True(action.Select(a => a.Action).Distinct(StringComparer.Ordinal).Count() == 1, action.Key);
        }
        // The comment beside a commit says which version it is, for people and for dependabot.
        Assert.All(All, w => Assert.All(Pinned().Matches(w.Text).Select(m => m.Value), line => Assert.Matches(@"@[0-9a-f]{40} # v\d+\.\d+\.\d+$", line)));
    }

    [Fact]
    public void Nobodys_words_become_commands()
    {
        foreach (var workflow in All)
        {
            Assert.DoesNotContain("pull_request_target", workflow.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("workflow_run", workflow.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("secrets.", workflow.Text, StringComparison.Ordinal);
            foreach (var (key, expression) in workflow.Expressions)
            {
                Assert.True(key != "run", $"{workflow.Name}: an expression in a shell's text: {expression}");
                Assert.True(Ours.Contains(expression, StringComparer.Ordinal), $"{workflow.Name}: {expression}");
            }
            Assert.All(workflow.Jobs.SelectMany(j => Workflow.Steps(j.Node)).Where(s => Workflow.Value(s, "uses")?.StartsWith("actions/checkout@", StringComparison.Ordinal) == true),
                s => Assert.Equal("false", Workflow.Value(Workflow.Map(s, "with")!, "persist-credentials")));
        }
    }

    [Fact]
    public void What_somebody_is_called_is_text_in_every_file()
    {
        const string Title = "Guild: \"${{ github.token }}\" `x` <b> # *y*";
        foreach (var file in ForgeFiles.Of(Title, "https://badges.makers.test", "@ana @makers/stewards", Source))
        {
            var text = Encoding.UTF8.GetString(file.Bytes.Span);
            Assert.DoesNotContain("<b>", text, StringComparison.Ordinal);
            Assert.DoesNotContain("TITLE", text, StringComparison.Ordinal);
            if (file.Path.EndsWith(".yml", StringComparison.Ordinal))
            {
                _ = file.Path.Contains("/workflows/", StringComparison.Ordinal) ? new Workflow(file.Path, text) : null;
                Assert.DoesNotContain("Guild:", text, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void Without_a_known_commit_there_are_no_workflows() =>
        Assert.DoesNotContain(ForgeFiles.Of("Makers", "https://badges.makers.test", "", null), f => f.Path.Contains("workflows", StringComparison.Ordinal));

    [Theory]
    [InlineData("guild/publisher@0123456789abcdef0123456789abcdef01234567", true)]
    [InlineData("guild/publisher@v1", false)]
    [InlineData("guild/publisher@0123456789abcdef0123456789abcdef0123456", false)]
    [InlineData("guild/publisher@0123456789abcdef0123456789abcdef01234567\n", false)]
    [InlineData("guild/pub lisher@0123456789abcdef0123456789abcdef01234567", false)]
    public void A_commit_is_named_whole(string typed, bool read) => Assert.Equal(read, PublisherSource.TryParse(typed, out _));

    [Theory]
    [InlineData("      - uses: guild/publisher/.github/actions/publish@0123456789abcdef0123456789abcdef01234567 # v1.2.3\n", "guild/publisher/.github/actions/publish@0123456789abcdef0123456789abcdef01234567 # v1.2.3")]
    [InlineData("      - uses: guild/publisher/.github/actions/publish@0123456789abcdef0123456789abcdef01234567\r\n", "guild/publisher/.github/actions/publish@0123456789abcdef0123456789abcdef01234567")]
    [InlineData("      - uses: guild/publisher/.github/actions/publish@main\n", null)]
    [InlineData("      - uses: ./.github/actions/publish\n", null)]
    public void The_program_that_workflows_run_is_read_from_one_of_them(string workflow, string? action) => Assert.Equal(action, PublisherSource.In("jobs:\n" + workflow + "        with:\n")?.Action);

    [GeneratedRegex(@"uses: (?!\./).*$", RegexOptions.Multiline)]
    private static partial Regex Pinned();
}
