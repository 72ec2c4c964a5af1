using System.Diagnostics;
using Publisher.Cli.Starter;
using YamlDotNet.RepresentationModel;

namespace Publisher.Cli.Tests.Starter;

/// <summary>
/// What <c>init --forge</c> writes for Forgejo and GitLab, with its steps run by a shell as a runner does: from a repository on a forge (a bare one in a folder) to a judged
/// change, a preview, a published site, and the weekly look. The program's own source is a repository in a folder, and making it is stood in for.
/// </summary>
public sealed class OtherForgeTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly string commit;

    public OtherForgeTests()
    {
        Stand("dotnet", $"if [ \"$1\" = publish ]; then echo \"$@\" > \"$HOME/made\"; mkdir -p \"$HOME/publisher\"; else shift; PATH=${{PATH#*:}} exec dotnet '{Path.Combine(AppContext.BaseDirectory, "Publisher.Cli.dll")}' \"$@\"; fi");
        Stand("publisher", "exec dotnet run \"$@\"");
        folder.Write("source/src/Publisher.Cli/readme", "the program");
        commit = Must("git init -q -b main && git add . && git commit -q -m made && git rev-parse HEAD", "source").Trim();
        folder.Write("publisher-keys/.keep", "");
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public void On_Forgejo_a_change_is_judged_and_the_site_stands_on_its_branch()
    {
        Found("forgejo");
        Assert.Contains("host: codeberg-pages", File.ReadAllText(folder["guild/site.config.yml"]), StringComparison.Ordinal);
        var (check, publish, expiring) = (Forgejo("check"), Forgejo("publish"), Forgejo("expiring"));
        Must(check.Run("Make the program"));
        Assert.Contains($"{folder["publisher-source"]}/src/Publisher.Cli", File.ReadAllText(folder["made"]), StringComparison.Ordinal);

        // A pull request: its branch is known to the forge as refs/pull/7/head.
        var change = Change();
        Must("git push -q origin HEAD:refs/pull/7/head", "guild");
        Must(check.Run("Fetch the change, and merge it here"), ".", ("BASE", "main"), ("CHANGE", change), ("NUMBER", "7"));
        Assert.Contains("The page about changed.", Must(check.Run("Judge the change")), StringComparison.Ordinal);

        // Published twice: the second is judged by the first.
        Must("git checkout -q main && git merge -q --no-ff change -m merge && git push -q origin main", "guild");
        Publish(publish);
        Assert.Contains("badges.makers.test", Must("git show pages:.domains", "forge.git"), StringComparison.Ordinal);
        Must("git cat-file -e pages:.well-known/did.json && git cat-file -e pages:credentials", "forge.git");
        File.Delete(folder["guild/content/status/1.json"]);
        Must("git commit -q -a -m 'somebody merged what the check refused' && git push -q origin main", "guild");
        Directory.CreateDirectory(folder["runner"]);
        Assert.Equal(1, Shell(publish.Run("Verify and build"), "runner", Repository, ("COMMIT", Must("git rev-parse HEAD", "guild").Trim())).Exit);
        Must("git reset -q --hard HEAD^ && git push -q --force origin main", "guild");

        Assert.Equal(0, Look(expiring).Exit);
        Soon();
        Assert.NotEqual(0, Look(expiring).Exit);
        Assert.Contains("- Founding Member of ", File.ReadAllText(folder["expiring.md"]), StringComparison.Ordinal);
    }

    [Fact]
    public void On_GitLab_a_change_is_judged_previewed_and_published()
    {
        Found("gitlab");
        var root = Yaml(File.ReadAllText(folder["guild/.gitlab-ci.yml"]));
        Must(Script((YamlMappingNode)root.Children["default"], "before_script"));
        Assert.Equal("$PUBLISHER_IMAGE", ((YamlMappingNode)root.Children["default"]).Children["image"].ToString());
        Assert.Equal("public", ((YamlSequenceNode)((YamlMappingNode)((YamlMappingNode)root.Children["pages"]).Children["artifacts"]).Children["paths"]).Children[0].ToString());

        var change = Change();
        Must("git push -q origin change && cd .. && git clone -q forge.git runner && cd runner && git checkout -q " + change, "guild");
        var told = Must(Script((YamlMappingNode)root.Children["check"]), "runner", ("CI_MERGE_REQUEST_TARGET_BRANCH_NAME", "main"), ("CI_COMMIT_SHA", change));
        Assert.Contains("Good to merge.", told, StringComparison.Ordinal);
        Assert.Contains("More.", File.ReadAllText(folder["runner/preview/about/index.html"]), StringComparison.Ordinal);

        Must("git checkout -q main", "runner");
        var pages = Script((YamlMappingNode)root.Children["pages"]);
        // The first push has nothing before it.
        Must(pages, "runner", ("CI_COMMIT_BEFORE_SHA", new('0', 40)));
        Assert.True(File.Exists(folder["runner/public/.well-known/did.json"]));
        File.Delete(folder["runner/content/status/1.json"]);
        Assert.Equal(1, Shell(pages, "runner", ("CI_COMMIT_BEFORE_SHA", Must("git rev-parse HEAD", "runner").Trim())).Exit);

        var look = Script((YamlMappingNode)root.Children["expiring"]);
        Assert.Equal(0, Shell(look, "guild").Exit);
        Soon();
        Assert.NotEqual(0, Shell(look, "guild").Exit);
    }

    [Theory]
    [InlineData("forgejo")]
    [InlineData("gitlab")]
    public void Nobodys_words_become_commands(string forge)
    {
        foreach (var file in ForgeFiles.Of("${{ x }} `y`", "https://badges.makers.test", "", new("guild/publisher", new('a', 40), null), Forges.Of(forge)).Where(f => f.Path.EndsWith(".yml", StringComparison.Ordinal)))
        {
            var text = System.Text.Encoding.UTF8.GetString(file.Bytes.Span);
            Assert.DoesNotContain("secrets.", text, StringComparison.Ordinal);
            Assert.DoesNotContain("pull_request_target", text, StringComparison.Ordinal);
            if (file.Path.Contains("/workflows/", StringComparison.Ordinal))
            {
                Assert.All(new Workflow(file.Path, text).Expressions, e => Assert.NotEqual("run", e.Key));
                // Only who publishes holds a token, and it never stands on a command line.
                Assert.Equal(file.Path.EndsWith("publish.yml", StringComparison.Ordinal), text.Contains("github.token", StringComparison.Ordinal));
                Assert.DoesNotContain("push --quiet --force \"https", text, StringComparison.Ordinal);
            }
            else if (file.Path == ".gitlab-ci.yml")
            {
                Assert.DoesNotContain("${{", text, StringComparison.Ordinal);
            }
        }
    }

    private (string, string) Repository => ("REPOSITORY", folder["forge.git"]);

    private void Found(string forge)
    {
        Must($"publisher init guild --name Makers --url https://badges.makers.test --member ana --codes codes.txt --time-zone UTC --action guild/publisher@{commit} --forge {forge}");
        Must("publisher award founding-member --to @ana", "guild");
        Must("git init -q -b main && git add . && git commit -q -m founded && git clone -q --bare . ../forge.git && git remote add origin ../forge.git && git fetch -q", "guild");
    }

    private string Change()
    {
        Must("git checkout -q -b change && printf '\\nMore.\\n' >> content/pages/about.md && git commit -q -a -m more", "guild");
        return Must("git rev-parse HEAD", "guild").Trim();
    }

    private void Publish(Workflow publish)
    {
        Directory.CreateDirectory(folder["runner"]);
        var made = ("COMMIT", Must("git rev-parse main", "guild").Trim());
        Must(publish.Run("Verify and build"), "runner", made);
        Must(publish.Run("Put it on the branch \"pages\""), "runner", made, ("TOKEN", "not-a-token"));
        Directory.Delete(folder["runner"], recursive: true);
    }

    private (int Exit, string Said) Look(Workflow expiring)
    {
        Must("rm -rf guild-look && mkdir guild-look");
        return Shell(expiring.Run("Name what ends soon"), "guild-look", Repository);
    }

    private void Soon()
    {
        var soon = DateTime.UtcNow.AddDays(30).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        Must($"publisher award founding-member --to 'Wren' --expires {soon} && git add . && git commit -q -m soon && git push -q origin HEAD:main", "guild");
    }

    private Workflow Forgejo(string name) => new(name, File.ReadAllText(folder[$"guild/.forgejo/workflows/{name}.yml"]));

    private static YamlMappingNode Yaml(string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        return (YamlMappingNode)stream.Documents[0].RootNode;
    }

    private static string Script(YamlMappingNode job, string key = "script") => string.Join('\n', ((YamlSequenceNode)job.Children[key]).Children.Select(c => c.ToString()));

    private void Stand(string name, string text)
    {
        folder.Write("bin/" + name, "#!/usr/bin/env bash\n" + text + "\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(folder["bin/" + name], UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private string Must(string text, string where = ".", params (string Name, string Value)[] variables)
    {
        var run = Shell(text, where, [.. variables, Repository]);
        Assert.True(run.Exit == 0, $"{text}\n{run.Said}");
        return run.Said;
    }

    private (int Exit, string Said) Shell(string text, string where, params (string Name, string Value)[] variables)
    {
        folder.Write("step.sh", text);
        folder.Write("settings", $"[user]\nname = Ana\nemail = ana@tests.example\n[url \"{folder["source"]}\"]\ninsteadOf = https://github.com/guild/publisher\n");
        var start = new ProcessStartInfo("bash", ["--noprofile", "--norc", "-eo", "pipefail", folder["step.sh"]]) { WorkingDirectory = folder[where], RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["PATH"] = folder["bin"] + Path.PathSeparator + Environment.GetEnvironmentVariable("PATH");
        start.Environment["HOME"] = folder.Path;
        start.Environment["PUBLISHER_KEYS"] = folder["publisher-keys"];
        start.Environment["PUBLISHER_STATE"] = folder["publisher-state"];
        start.Environment["PUBLISHER_PASSPHRASE"] = "correct horse battery staple again";
        start.Environment["GIT_CONFIG_GLOBAL"] = folder["settings"];
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
