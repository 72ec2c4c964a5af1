using System.Diagnostics;
using System.Text;
using Publisher.Cli.Disk;
using Publisher.Sites;

namespace Publisher.Cli.Tests.Disk;

public sealed class SiteWriterTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private string Output => folder["_site"];

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_first_site_is_written_whole()
    {
        var report = new SiteWriter(Output).Write(SiteOf("old"));

        Assert.Equal(new SiteWriteReport(Written: 6, Kept: 0, Removed: 0), report);
        AssertHolds(SiteOf("old"));
    }

    [Fact]
    public void Files_with_equal_bytes_are_not_written_again()
    {
        new SiteWriter(Output).Write(SiteOf("old"));
        var before = File.GetLastWriteTimeUtc(folder["_site/same/index.html"]);
        Thread.Sleep(20);

        var report = new SiteWriter(Output).Write(SiteOf("new"));

        Assert.Equal(new SiteWriteReport(Written: 3, Kept: 3, Removed: 1), report);
        Assert.Equal(before, File.GetLastWriteTimeUtc(folder["_site/same/index.html"]));
        AssertHolds(SiteOf("new"));
    }

    [Fact]
    public void An_equal_site_touches_nothing()
    {
        new SiteWriter(Output).Write(SiteOf("old"));
        var steps = new List<string>();

        var report = new SiteWriter(Output, TimeSpan.Zero, canExchange: true, steps.Add).Write(SiteOf("old"));

        Assert.Equal(new SiteWriteReport(Written: 0, Kept: 6, Removed: 0), report);
        Assert.Equal(["recover"], steps);
    }

    [Fact]
    public void A_link_inside_the_old_site_does_not_survive()
    {
        folder.Write("elsewhere/secret.txt", "kept");
        new SiteWriter(Output).Write(SiteOf("old"));
        File.Delete(folder["_site/same/index.html"]);
        File.CreateSymbolicLink(folder["_site/same/index.html"], folder["elsewhere/secret.txt"]);
        Directory.CreateSymbolicLink(folder["_site/more"], folder["elsewhere"]);

        new SiteWriter(Output).Write(SiteOf("old"));

        AssertHolds(SiteOf("old"));
        Assert.False(Path.Exists(folder["_site/more"]));
        Assert.Equal("kept", File.ReadAllText(folder["elsewhere/secret.txt"]));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Killed_at_any_step_the_old_or_the_new_site_stands_whole(bool canExchange)
    {
        var old = Contents(SiteOf("old"));
        var fresh = Contents(SiteOf("new"));
        int stoodOld = 0, stoodNew = 0, gaps = 0;
        for (var step = 0; ; step++)
        {
            // Each round starts from the old site; the kill comes before the step of this number.
            new SiteWriter(Output).Write(SiteOf("old"));
            var countdown = step;
            var killed = false;
            try
            {
                new SiteWriter(Output, TimeSpan.Zero, canExchange, _ =>
                {
                    if (Interlocked.Decrement(ref countdown) < 0)
                    {
                        throw new KilledException();
                    }
                }).Write(SiteOf("new"));
            }
            catch (KilledException)
            {
                killed = true;
            }
            var found = TemporaryFolder.Snapshot(Output);
            if (found.Count == 0 && !canExchange)
            {
                gaps++;
            }
            else if (found.SequenceEqual(old))
            {
                stoodOld++;
            }
            else
            {
                Assert.Equal(fresh, found);
                stoodNew++;
            }
            if (!killed)
            {
                break;
            }
            // The next run needs no help, whatever was left.
            new SiteWriter(Output).Write(SiteOf("new"));
            AssertHolds(SiteOf("new"));
        }
        // recover, 6 files, flush and swap leave the old site; tidy (and the step after the gap) the new one, as does the run that ended.
        Assert.Equal(9, stoodOld);
        Assert.Equal(canExchange ? 2 : 3, stoodNew);
        Assert.Equal(canExchange ? 0 : 1, gaps);
    }

    [Fact]
    public void What_left_the_site_or_changed_is_not_kept_anywhere()
    {
        new SiteWriter(Output).Write(SiteOf("old"));
        new SiteWriter(Output).Write(SiteOf("new"));

        Assert.Equal(
            [".gitignore", "_site/lock", "_site/standby/authority/1.json", "_site/standby/same/deep/er/a.txt", "_site/standby/same/index.html"],
            TemporaryFolder.Snapshot(folder[".publisher"]).Keys);
    }

    [Fact]
    public void What_stands_by_is_never_believed()
    {
        new SiteWriter(Output).Write(SiteOf("old"));
        new SiteWriter(Output).Write(SiteOf("new"));
        folder.Write(".publisher/_site/standby/litter/deep/x.txt", "x");
        folder.Write(".publisher/_site/standby/changed.txt/was-a-file.txt", "x");
        folder.Write(".publisher/_site/standby/only-old.txt", "wrong");
        Directory.Delete(folder[".publisher/_site/standby/same/deep"], recursive: true);
        folder.Write(".publisher/_site/standby/same/deep", "now a file");
        File.Delete(folder[".publisher/_site/standby/same/index.html"]);
        folder.Write(".publisher/_site/standby/same/index.html", "wrong");
        Directory.CreateSymbolicLink(folder[".publisher/_site/standby/link"], folder.Path);

        new SiteWriter(Output).Write(SiteOf("old"));

        AssertHolds(SiteOf("old"));
        Assert.False(Path.Exists(folder["_site/litter"]));
        Assert.False(Path.Exists(folder["_site/link"]));
    }

    [Fact]
    public void Many_sites_in_turn_are_each_written_whole()
    {
        for (var i = 0; i < 12; i++)
        {
            var site = new Site([.. SiteOf("old").Files.Where((_, n) => n == 0 || (i >> (n % 3) & 1) == 0), FileOf($"turn/{i % 4}/x.txt", $"{i}"), FileOf("count.txt", $"{i / 3}")]);
            new SiteWriter(Output, TimeSpan.Zero, canExchange: i % 2 == 0, _ => { }).Write(site);
            AssertHolds(site);
            Assert.Single(Directory.GetDirectories(folder["_site/turn"]));
        }
    }

    [Fact]
    public void A_kill_between_two_renames_is_mended_by_the_next_run_even_of_an_equal_site()
    {
        new SiteWriter(Output).Write(SiteOf("old"));
        Assert.Throws<KilledException>(() => new SiteWriter(Output, TimeSpan.Zero, canExchange: false, step => ThrowAt(step, "gap")).Write(SiteOf("new")));
        Assert.False(Directory.Exists(Output));

        var report = new SiteWriter(Output).Write(SiteOf("old"));

        Assert.Equal(0, report.Written);
        AssertHolds(SiteOf("old"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_disk_that_refuses_at_any_step_leaves_a_whole_site_and_no_litter(bool canExchange)
    {
        string[] steps = ["recover", "file index.html", "file same/index.html", "file only-new.txt", "flush", "swap"];
        foreach (var refused in steps)
        {
            new SiteWriter(Output).Write(SiteOf("old"));

            Assert.Throws<IOException>(() => new SiteWriter(Output, TimeSpan.Zero, canExchange, step =>
            {
                if (step == refused)
                {
                    throw new IOException("No space left on device");
                }
            }).Write(SiteOf("new")));

            AssertHolds(SiteOf("old"));
            Assert.Equal([".gitignore", "_site/lock"], TemporaryFolder.Snapshot(folder[".publisher"]).Keys);
        }
    }

    [Fact]
    public void A_full_disk_leaves_the_old_site_whole()
    {
        var disk = folder["disk"];
        Directory.CreateDirectory(disk);
        string[] mount = ["mount", "-t", "tmpfs", "-o", "size=512k,mode=1777", "tmpfs", disk];
        string[] prefix = Environment.IsPrivilegedProcess ? [] : ["sudo", "-n"];
        Assert.SkipUnless(OperatingSystem.IsLinux() && Ran([.. prefix, .. mount]) == 0, "skipped: a small disk can be mounted only on Linux, by root");
        try
        {
            var output = Path.Combine(disk, "_site");
            var old = new Site([.. SiteOf("old").Files, FileOf("large.bin", new string('a', 200_000))]);
            new SiteWriter(output).Write(old);

            Assert.Throws<IOException>(() => new SiteWriter(output).Write(
                new Site([.. SiteOf("new").Files, FileOf("large.bin", new string('b', 200_000)), FileOf("larger.bin", new string('c', 200_000))])));

            Assert.Equal(Contents(old), TemporaryFolder.Snapshot(output));
            Assert.Equal([".gitignore", "_site/lock"], TemporaryFolder.Snapshot(Path.Combine(disk, ".publisher")).Keys);
        }
        finally
        {
            Assert.Equal(0, Ran([.. prefix, "umount", disk]));
        }
    }

    [Fact]
    public void A_second_build_into_the_same_folder_waits_and_then_says_so()
    {
        new SiteWriter(Output).Write(SiteOf("old"));
        CliException? refused = null;
        new SiteWriter(Output, TimeSpan.Zero, canExchange: true, step =>
        {
            if (step == "swap")
            {
                refused = Assert.Throws<CliException>(() => new SiteWriter(Output, TimeSpan.FromMilliseconds(60), canExchange: true, _ => { }).Write(SiteOf("old")));
            }
        }).Write(SiteOf("new"));

        Assert.Equal(ExitCodes.Undetermined, refused!.ExitCode);
        AssertHolds(SiteOf("new"));
    }

    [Fact]
    public async Task A_waiting_build_goes_on_when_the_first_is_done()
    {
        Task? second = null;
        new SiteWriter(Output, TimeSpan.Zero, canExchange: true, step =>
        {
            if (step == "swap")
            {
                second = Task.Run(() => new SiteWriter(Output).Write(SiteOf("new")), TestContext.Current.CancellationToken);
                Thread.Sleep(120);
            }
        }).Write(SiteOf("old"));

        await second!.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
        AssertHolds(SiteOf("new"));
    }

    [Theory]
    [InlineData("holiday.jpg", "something publisher did not build")]
    [InlineData(".git", "a git checkout")]
    [InlineData("authority/1.json", "something publisher did not build")]
    public void A_folder_that_holds_something_else_is_not_replaced(string file, string reason)
    {
        folder.Write("_site/" + file, "{\"type\":\"Holiday\"}");

        var refused = Assert.Throws<CliException>(() => new SiteWriter(Output).Write(SiteOf("old")));

        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Usage, refused.ExitCode);
        Assert.Equal([file], TemporaryFolder.Snapshot(Output).Keys);
    }

    [Fact]
    public void A_git_checkout_of_a_built_site_is_not_replaced()
    {
        new SiteWriter(Output).Write(SiteOf("old"));
        folder.Write("_site/.git", "gitdir: elsewhere");

        Assert.Throws<CliException>(() => new SiteWriter(Output).Write(SiteOf("new")));

        Assert.True(File.Exists(folder["_site/.git"]));
    }

    [Theory]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("content")]
    [InlineData("content/deep/er")]
    [InlineData("templates/x")]
    public void A_site_is_never_written_over_its_sources(string output)
    {
        var site = folder["guild"];
        Assert.Throws<CliException>(() => OutputFolder.Resolve(Path.GetFullPath(output, site), site));
        Assert.Equal(folder["guild/_site"], OutputFolder.Resolve(Path.GetFullPath("_site/", site), site));
        Assert.Equal(folder["contents"], OutputFolder.Resolve(folder["contents"], site));
    }

    [Fact]
    public void A_linked_output_folder_is_written_where_it_leads()
    {
        Directory.CreateDirectory(folder["www"]);
        Directory.CreateSymbolicLink(Output, folder["www"]);

        new SiteWriter(OutputFolder.Resolve(Output, folder["guild"])).Write(SiteOf("old"));

        Assert.Equal(folder["www"], new DirectoryInfo(Output).LinkTarget);
        AssertHolds(SiteOf("old"));
    }

    [Fact]
    public void A_path_that_leaves_the_site_is_a_bug()
    {
        var site = new Site([.. SiteOf("old").Files, FileOf("../outside.txt", "x")]);

        Assert.Throws<InvalidOperationException>(() => new SiteWriter(Output).Write(site));

        Assert.False(File.Exists(folder["outside.txt"]));
    }

    private static void ThrowAt(string step, string wanted)
    {
        if (step == wanted)
        {
            throw new KilledException();
        }
    }

    private static Site SiteOf(string age) => new(
    [
        FileOf("authority/1.json", "{\"type\":\"RecognitionAuthority\"}"),
        FileOf("index.html", age),
        FileOf("same/index.html", "same"),
        FileOf("same/deep/er/a.txt", "same too"),
        FileOf("changed.txt", age + " text"),
        FileOf($"only-{age}.txt", age),
    ]);

    private static SiteFile FileOf(string path, string text) => new(path, Encoding.UTF8.GetBytes(text), "text/plain");

    private static SortedDictionary<string, string> Contents(Site site) =>
        new(site.Files.ToDictionary(f => f.Path, f => Encoding.UTF8.GetString(f.Bytes.Span)), StringComparer.Ordinal);

    private void AssertHolds(Site site) => Assert.Equal(Contents(site), TemporaryFolder.Snapshot(Output));

    private static int Ran(params string[] command)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardError = true })!;
            process.WaitForExit();
            return process.ExitCode;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            // There is no such program.
            return -1;
        }
    }

    private sealed class KilledException : Exception;
}
