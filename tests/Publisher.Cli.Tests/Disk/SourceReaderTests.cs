using System.Text;
using Publisher.Cli.Disk;
using Publisher.Diagnostics;
using Publisher.Sources;
using Publisher.Testing;

namespace Publisher.Cli.Tests.Disk;

public sealed class SourceReaderTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Only_the_config_the_content_and_the_templates_are_read_in_ordinal_order()
    {
        foreach (var path in new[]
        {
            "site.config.yml", "content/b.md", "content/B.md", "content/a/z.md", "content/a.md", "templates/award.html", "templates/i18n/en.yml",
            "README.md", "src/x.cs", "_site/index.html", "content/.DS_Store", "content/b.md~", "content/.b.md.0123456789ab", "content/node_modules/x.js",
            "content/.git/config", "content/a/bin/x", "content/obj/x",
        })
        {
            folder.Write(path, path);
        }

        var tree = Read(out var diagnostics);

        Assert.Empty(diagnostics);
        Assert.Equal(
            ["content/B.md", "content/a.md", "content/a/z.md", "content/b.md", "site.config.yml", "templates/award.html", "templates/i18n/en.yml"],
            tree.Files.Select(f => f.Path));
        Assert.All(tree.Files, f => Assert.Equal(f.Path, Encoding.UTF8.GetString(f.Bytes.Span)));
    }

    [Fact]
    public void An_empty_folder_reads_as_nothing()
    {
        var tree = Read(out var diagnostics);

        Assert.Empty(diagnostics);
        Assert.Empty(tree.Files);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Awards_and_evidence_are_read_when_they_are_asked_for(bool portable)
    {
        folder.Write("content/awards/2025/a.json", "award");
        folder.Write("content/evidence/a/x.txt", "evidence");
        folder.Write("content/badges/b.md", "badge");
        var tree = SourceReader.Read(folder.Path, new DiagnosticBag(), portable);
        folder.Write("content/awards/2025/a.json", "AWARD");
        folder.Write("content/badges/b.md", "BADGE");

        Assert.Equal("AWARD", TextOf(tree, "content/awards/2025/a.json"));
        Assert.Equal("evidence", TextOf(tree, "content/evidence/a/x.txt"));
        Assert.Equal("badge", TextOf(tree, "content/badges/b.md"));
        Assert.Equal(8, tree.Find("content/evidence/a/x.txt")!.Length);
    }

    [Theory]
    [InlineData("longer", false)]
    [InlineData("longer", true)]
    [InlineData("shorter", false)]
    [InlineData("shorter", true)]
    [InlineData("gone", false)]
    [InlineData("gone", true)]
    [InlineData("a folder", false)]
    [InlineData("a folder", true)]
    [InlineData("a link", false)]
    [InlineData("a link", true)]
    public void A_file_that_changed_since_it_was_listed_is_not_read(string how, bool portable)
    {
        folder.Write("content/awards/a.json", "award");
        var tree = SourceReader.Read(folder.Path, new DiagnosticBag(), portable);
        var path = folder["content/awards/a.json"];
        File.Delete(path);
        switch (how)
        {
            case "longer":
                File.WriteAllText(path, "awards");
                break;
            case "shorter":
                File.WriteAllText(path, "awar");
                break;
            case "a folder":
                Directory.CreateDirectory(path);
                break;
            case "a link":
                File.WriteAllText(path + "x", "award");
                File.CreateSymbolicLink(path, path + "x");
                break;
            default:
                break;
        }

        var refused = Record.Exception(() => tree.Find("content/awards/a.json")!.Bytes);

        Assert.Equal(ExitCodes.Undetermined, Assert.IsType<CliException>(refused).ExitCode);
        Assert.Contains("content/awards/a.json changed while it was being read", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_rested_has_a_stamp_and_one_that_changed_a_moment_ago_has_none()
    {
        folder.Write("content/awards/a.json", "award");
        Assert.Null(Read(out _).Find("content/awards/a.json")!.Stamp);
        Assert.SkipUnless(OperatingSystem.IsLinux(), "skipped: only Linux says enough of a file");

        // A time that a program set does not help: when the file was last touched at all cannot be set.
        File.SetLastWriteTimeUtc(folder["content/awards/a.json"], DateTime.UnixEpoch);
        Assert.Null(Read(out _).Find("content/awards/a.json")!.Stamp);

        var status = new FileStatus(EntryKind.File, 5, 1_000_000_000, 2_000_000_000, 7);
        Assert.Equal(new FileStamp(5, 1_000_000_000, 2_000_000_000, 7), SourceStamps.From(DateTimeOffset.UnixEpoch.AddMilliseconds(4001)).Of(status));
        Assert.Null(SourceStamps.From(DateTimeOffset.UnixEpoch.AddMilliseconds(4000)).Of(status));
        Assert.Null(SourceStamps.From(DateTimeOffset.UnixEpoch.AddMilliseconds(4001)).Of(status with { Modified = 2_500_000_000 }));
        Assert.Null(SourceStamps.From(DateTimeOffset.UnixEpoch.AddMilliseconds(4001)).Of(status with { Number = 0 }));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Many_files_are_all_found_once(bool portable)
    {
        var paths = new SortedSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < 1000; i++)
        {
            paths.Add($"content/awards/2025/a-rather-long-name-of-an-award-{i}.json");
            paths.Add($"content/awards/2026/{i % 100}/b{i}.json");
            paths.Add($"content/evidence/{i % 40}/{i % 3}/{i % 2}/e{i % 4}.txt");
        }
        foreach (var path in paths)
        {
            folder.Write(path, path);
        }

        var tree = SourceReader.Read(folder.Path, new DiagnosticBag(), portable);

        Assert.Equal(paths, tree.Files.Select(f => f.Path));
        Assert.All(tree.Files, f => Assert.Equal(f.Path, Encoding.UTF8.GetString(f.Bytes.Span)));
    }

    [Fact]
    public void A_linked_content_folder_is_refused()
    {
        folder.Write("elsewhere/badges/a.md", "x");
        Directory.CreateSymbolicLink(folder["content"], folder["elsewhere"]);

        var tree = Read(out var diagnostics);

        Assert.Equal(["content:1:1: error PUB0080"], diagnostics.Select(Line));
        Assert.Empty(tree.Files);
    }

    [Theory]
    [InlineData("plain.md", null)]
    [InlineData("山田.md", null)]
    [InlineData("Łukasz Żółć.png", null)]
    [InlineData("console.md", null)]
    [InlineData("con.md", "device")]
    [InlineData("AUX", "device")]
    [InlineData("lpt7.png", "device")]
    [InlineData("a:b", "Windows does not allow")]
    [InlineData("a\\b", "Windows does not allow")]
    [InlineData("a.", "drops")]
    [InlineData("a ", "drops")]
    [InlineData("a\u001b[31m", "control")]
    [InlineData("a\nb", "control")]
    [InlineData("a\uFFFDb", "no text")]
    [InlineData("Z\u0307o.md", "separate accents")]
    public void Names_that_mean_something_else_on_another_computer_are_refused(string name, string? because)
    {
        var objection = PortableName.Objection(name);
        if (because is null)
        {
            Assert.Null(objection);
        }
        else
        {
            Assert.Contains(because, objection, StringComparison.Ordinal);
        }
    }

    /// <summary>
    /// The fixtures of what lies wrongly on the disk. Git cannot keep pipes or large files and not every computer links, so these folders
    /// hold a make.txt with what to make: "link PATH TARGET", "pipe PATH", "sparse PATH BYTES", "file PATH".
    /// </summary>
    [Theory]
    [InlineData("PUB0080-not-a-plain-file")]
    [InlineData("PUB0081-file-too-large")]
    [InlineData("PUB0082-unportable-name")]
    public void Each_fixture_reports_what_it_expects(string fixture)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "skipped: these files cannot be made on Windows");
        folder.Write("site.config.yml", "title: Fixture\n");
        foreach (var line in File.ReadLines(RepositoryFiles.InRoot("tests", "sites", "invalid", fixture, "make.txt")).Where(l => l.Length > 0))
        {
            Make(line.Split(' '));
        }

        Read(out var diagnostics);

        Assert.Equal(File.ReadLines(RepositoryFiles.InRoot("tests", "sites", "invalid", fixture, "expected.txt")), diagnostics.Select(Line));
        Assert.All(diagnostics, d => Assert.False(string.IsNullOrWhiteSpace(d.Hint)));
    }

    private void Make(string[] words)
    {
        var path = folder[words[1]];
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        switch (words[0])
        {
            case "link":
                File.CreateSymbolicLink(path, words[2]);
                break;
            case "pipe":
                using (var made = System.Diagnostics.Process.Start("mkfifo", path))
                {
                    made.WaitForExit();
                    Assert.Equal(0, made.ExitCode);
                }
                break;
            case "sparse":
                using (var file = File.Create(path))
                {
                    file.SetLength(long.Parse(words[2], System.Globalization.CultureInfo.InvariantCulture));
                }
                break;
            case "file":
                File.WriteAllText(path, "");
                break;
            default:
                Assert.Fail("make.txt: unknown word " + words[0]);
                break;
        }
    }

    private SourceTree Read(out IReadOnlyList<Diagnostic> diagnostics)
    {
        var bag = new DiagnosticBag();
        var tree = SourceReader.Read(folder.Path, bag);
        diagnostics = bag.ToSorted();
        return tree;
    }

    private static string TextOf(SourceTree tree, string path) => Encoding.UTF8.GetString(tree.Find(path)!.Bytes.Span);

    private static string Line(Diagnostic d) => $"{d.Location}: {d.Descriptor.Severity.ToString().ToLowerInvariant()} {d.Descriptor.Code}";
}
