using System.Diagnostics;
using System.Text;
using Publisher.Cli.Starter;
using Publisher.Testing;

namespace Publisher.Cli.Tests.Starter;

/// <summary>What the steps of the action and of the workflows do when a shell runs them, in a guild that <c>init</c> made; the forge's own program <c>gh</c> and the SDK are stood in for.</summary>
public sealed class WorkflowStepTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly Workflow action = new("action.yml", File.ReadAllText(RepositoryFiles.InRoot(".github", "actions", "publish", "action.yml")));
    private string Guild => folder["guild"];

    public WorkflowStepTests()
    {
        Stand("publisher", $"exec dotnet '{Path.Combine(AppContext.BaseDirectory, "Publisher.Cli.dll")}' \"$@\"");
        folder.Write("publisher-keys/.keep", "");
        Must(Shell(folder.Path, "publisher init guild --name Makers --url https://badges.makers.test --member ana --codes codes.txt --time-zone UTC --action guild/publisher@" + new string('a', 40) + " --owner @ana"));
        Git("init -q -b main");
        Git("add .");
        Git("commit -q -m founded");
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_change_is_judged_by_the_first_parent_and_told_on_the_page()
    {
        Git("checkout -q -b change");
        File.AppendAllText(Path.Combine(Guild, "content", "pages", "about.md"), "\nMore.\n");
        Git("commit -q -a -m more");
        Git("checkout -q main");
        Git("merge -q --no-ff change -m merge");
        var judged = Shell(Guild, action.Run("Judge the change"), ("AGAINST", ""), ("GITHUB_STEP_SUMMARY", folder["summary.md"]));
        Must(judged);
        Assert.Contains("## Good to merge.", File.ReadAllText(folder["summary.md"]), StringComparison.Ordinal);
        Assert.Contains("The page about changed.", File.ReadAllText(folder["summary.md"]), StringComparison.Ordinal);

        // The preview is what comes of merging, and opens from a folder.
        Must(Shell(Guild, action.Run("Make a preview")));
        Assert.Contains("More.", File.ReadAllText(folder["preview/about/index.html"]), StringComparison.Ordinal);
        Assert.Contains("about/index.html", File.ReadAllText(folder["preview/index.html"]), StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_published_last_is_compared_with_and_the_site_is_built()
    {
        var first = Git("rev-parse HEAD").Trim();
        Stand("gh", $$"""
            case "$2" in
              *environment=github-pages*) printf '3 %s\n2 {{first}}\n1 %s\n' "$(printf 'f%.0s' $(seq 40))" "$(printf 'e%.0s' $(seq 40))" ;;
              */3/statuses) echo false ;;
              */2/statuses) echo true ;;
              *) exit 9 ;;
            esac
            """);
        Must(Shell(Guild, action.Run("Find what was published last"), ("GITHUB_REPOSITORY", "guild/badges"), ("GITHUB_OUTPUT", folder["output"])));
        Assert.Equal($"commit={first}\n", File.ReadAllText(folder["output"]));

        Must(Shell(Guild, action.Run("Judge what came since it was published last"), ("AGAINST", "published"), ("PUBLISHED", first)));
        Must(Shell(Guild, action.Run("Verify and build")));
        Assert.True(File.Exists(folder["site/.well-known/did.json"]) && File.Exists(folder["site/.nojekyll"]) && File.Exists(folder["site/CNAME"]));

        // Somebody merged what the check refused: it is not published, unless the stewards say so.
        File.Delete(Path.Combine(Guild, "content", "status", "1.json"));
        Assert.Equal(1, Shell(Guild, action.Run("Judge what came since it was published last"), ("AGAINST", ""), ("PUBLISHED", first)).Exit);
        Must(Shell(Guild, action.Run("Judge what came since it was published last"), ("AGAINST", "none"), ("PUBLISHED", first)));
        Must(Shell(Guild, action.Run("Judge what came since it was published last"), ("AGAINST", ""), ("PUBLISHED", "")));
    }

    [Fact]
    public void The_program_is_made_from_the_commit_the_workflow_names()
    {
        Stand("dotnet", "printf '%s\\n' \"$@\" > \"$RUNNER_TEMP/asked\"; mkdir -p \"$RUNNER_TEMP/publisher\"");
        Must(Shell(folder.Path, action.Run("Make the program"), ("GITHUB_ACTION_PATH", folder["action/.github/actions/publish"]), ("GITHUB_PATH", folder["path"])));
        Assert.Contains($"{folder["action/.github/actions/publish"]}/../../../src/Publisher.Cli", File.ReadAllLines(folder["asked"]));
        Assert.True(Directory.Exists(RepositoryFiles.InRoot(".github", "actions", "publish", "..", "..", "..", "src", "Publisher.Cli")));
        Assert.Equal(folder["publisher"] + "\n", File.ReadAllText(folder["path"]));
        Assert.Equal($"#!/bin/sh\nexec dotnet \"{folder["publisher"]}/Publisher.Cli.dll\" \"$@\"\n", File.ReadAllText(folder["publisher/publisher"]));
    }

    [Fact]
    public void What_ends_soon_is_told_in_one_issue()
    {
        Must(Shell(Guild, action.Run("Write down what ends soon"), ("WITHIN", "60"), ("GITHUB_OUTPUT", folder["output"])));
        Assert.False(File.Exists(folder["output"]));

        var soon = DateTime.UtcNow.AddDays(30).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        Must(Shell(Guild, $"publisher award founding-member --to @ana --expires {soon}"));
        Must(Shell(Guild, action.Run("Write down what ends soon"), ("WITHIN", "60"), ("GITHUB_OUTPUT", folder["output"])));
        Assert.Equal($"file={folder["expiring.md"]}\n", File.ReadAllText(folder["output"]));
        Assert.Contains("- Founding Member of ", File.ReadAllText(folder["expiring.md"]), StringComparison.Ordinal);

        var written = ForgeFiles.Of("Makers", "https://badges.makers.test", "", new("guild/publisher", new('a', 40), null)).Single(f => f.Path.EndsWith("expiring.yml", StringComparison.Ordinal));
        var tell = new Workflow("expiring.yml", Encoding.UTF8.GetString(written.Bytes.Span)).Run("Tell it in an issue, unless one is open");
        Stand("gh", "printf '%s ' \"$@\" >> \"$RUNNER_TEMP/said\"; echo >> \"$RUNNER_TEMP/said\"; [ \"$2\" = list ] && cat \"$RUNNER_TEMP/open\" || true");
        foreach (var (open, expected) in new[] { ("", "issue create"), ("7\n", "issue edit 7 ") })
        {
            File.Delete(folder["said"]);
            folder.Write("open", open);
            Must(Shell(Guild, tell, ("FILE", folder["expiring.md"]), ("GITHUB_REPOSITORY", "guild/badges")));
            Assert.Contains(expected, File.ReadAllText(folder["said"]), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void What_partners_published_is_proposed_in_one_pull_request_that_touches_nothing_else()
    {
        Must(Shell(Guild, action.Run("Pull what peers published"), ("GITHUB_OUTPUT", folder["output"])));
        Assert.False(File.Exists(folder["output"]));
        // A pull changed something, whatever it ended with.
        Stand("publisher", "mkdir -p content/peers/harbour; echo '{}' > content/peers/harbour/seen.json; exit 3");
        Must(Shell(Guild, action.Run("Pull what peers published"), ("GITHUB_OUTPUT", folder["output"])));
        Assert.Equal($"peers={Path.Combine(Guild, "content", "peers")}\n", File.ReadAllText(folder["output"]));
        Stand("publisher", "exit 70");
        Assert.Equal(70, Shell(Guild, action.Run("Pull what peers published"), ("GITHUB_OUTPUT", folder["output"])).Exit);

        // The second job has only what was handed over; an old peer went, and nothing but this folder is taken.
        Git("clean -q -f -d");
        folder.Write("guild/content/peers/old/seen.json", "{}");
        Git("add .");
        Git("commit -q -m old");
        Git($"init -q --bare {folder["remote.git"]}");
        Git($"config url.file://{folder["remote.git"]}.insteadOf https://x-access-token:t0ken@github.com/guild/badges.git");
        Stand("gh", "printf '%s ' \"$@\" >> \"$RUNNER_TEMP/said\"; echo >> \"$RUNNER_TEMP/said\"; if [ \"$1\" = run ]; then mkdir -p \"$RUNNER_TEMP/peers/harbour\"; echo '{}' > \"$RUNNER_TEMP/peers/harbour/seen.json\"; fi");
        var propose = new Workflow("sync.yml", Encoding.UTF8.GetString(ForgeFiles.Sync(new("guild/publisher", new('a', 40), null)).Bytes.Span)).Run("Propose it, in one pull request");
        Must(Shell(Guild, propose, ("GH_TOKEN", "t0ken"), ("GITHUB_REPOSITORY", "guild/badges"), ("GITHUB_RUN_ID", "7")));
        Assert.Equal("A\tcontent/peers/harbour/seen.json\nD\tcontent/peers/old/seen.json\n", Git($"--git-dir {folder["remote.git"]} diff --no-renames --name-status publisher-sync~1 publisher-sync"));
        Assert.Contains("pr create --repo guild/badges --head publisher-sync", File.ReadAllText(folder["said"]), StringComparison.Ordinal);
    }

    private void Stand(string name, string text)
    {
        folder.Write("bin/" + name, "#!/usr/bin/env bash\n" + text + "\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(folder["bin/" + name], UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private static void Must((int Exit, string Said) run) => Assert.True(run.Exit == 0, run.Said);

    private string Git(string arguments)
    {
        var run = Shell(Guild, "git -c user.name=Ana -c user.email=ana@tests.example " + arguments);
        Must(run);
        return run.Said;
    }

    // As the runner does: bash --noprofile --norc -eo pipefail FILE.
    private (int Exit, string Said) Shell(string where, string text, params ReadOnlySpan<(string Name, string Value)> variables)
    {
        folder.Write("step.sh", text);
        var start = new ProcessStartInfo("bash", ["--noprofile", "--norc", "-eo", "pipefail", folder["step.sh"]]) { WorkingDirectory = where, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["PATH"] = folder["bin"] + Path.PathSeparator + Environment.GetEnvironmentVariable("PATH");
        start.Environment["RUNNER_TEMP"] = folder.Path;
        start.Environment["PUBLISHER_KEYS"] = folder["publisher-keys"];
        start.Environment["PUBLISHER_STATE"] = folder["publisher-state"];
        start.Environment["PUBLISHER_PASSPHRASE"] = "correct horse battery staple again";
        start.Environment["GIT_CONFIG_GLOBAL"] = folder["none"];
        start.Environment.Remove("GITHUB_STEP_SUMMARY");
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, said + errors.GetAwaiter().GetResult());
    }
}
