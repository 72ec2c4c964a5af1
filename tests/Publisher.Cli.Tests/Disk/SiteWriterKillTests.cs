using Publisher.Cli.Disk;
using Publisher.Sites;
using static Publisher.Cli.Tests.Disk.SiteWriting;

namespace Publisher.Cli.Tests.Disk;

public sealed class SiteWriterKillTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private SiteWriting Writing => new(folder);

    private string Output => folder["_site"];

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Killed_at_any_step_the_old_or_the_new_site_stands_whole(bool canExchange)
    {
        int stoodOld = 0, stoodNew = 0, gaps = 0;
        for (var step = 0; ; step++)
        {
            // Each round starts from the old site; the kill comes before the step of this number.
            Writing.Write(SiteOf("old"));
            var killed = Writing.IsKilled(SiteOf("new"), step, new() { CanExchange = canExchange });
            var found = TemporaryFolder.Snapshot(Output);
            if (found.Count == 0 && !canExchange)
            {
                gaps++;
            }
            else if (found.SequenceEqual(Contents(SiteOf("old"))))
            {
                stoodOld++;
            }
            else
            {
                Assert.Equal(Contents(SiteOf("new")), found);
                stoodNew++;
            }
            if (!killed)
            {
                break;
            }
            // The next run needs no help, whatever was left.
            Writing.Write(SiteOf("new"));
            Writing.AssertHolds(SiteOf("new"));
            AssertNoLitter();
        }
        // recover, 3 files that are not kept unseen, link, flush and swap leave the old site; index and tidy (and the step after the gap) the
        // new one, as does the run that ended.
        Assert.Equal(7, stoodOld);
        Assert.Equal(canExchange ? 3 : 4, stoodNew);
        Assert.Equal(canExchange ? 0 : 1, gaps);
    }

    [Fact]
    public void A_kill_between_two_renames_is_mended_by_the_next_run_even_of_an_equal_site()
    {
        Writing.Write(SiteOf("old"));
        Assert.True(Writing.IsKilled(SiteOf("new"), "gap", new() { CanExchange = false }));
        Assert.False(Directory.Exists(Output));

        var report = Writing.Write(SiteOf("old"));

        Assert.Equal(0, report.Written);
        Writing.AssertHolds(SiteOf("old"));
    }

    [Fact]
    public void A_kill_among_the_steps_of_a_journal_is_made_good_by_the_next_run_before_anything_else()
    {
        var mixed = 0;
        for (var step = 0; ; step++)
        {
            Writing.Write(SiteOf("old"));
            var killed = Writing.IsKilled(SiteOf("new"), step, Journal);
            var hasJournal = File.Exists(folder[".publisher/_site/journal"]);
            var found = TemporaryFolder.Snapshot(Output);
            var isOld = found.SequenceEqual(Contents(SiteOf("old")));
            var isNew = found.SequenceEqual(Contents(SiteOf("new")));
            Assert.True(isOld || isNew || hasJournal);
            mixed += isOld || isNew ? 0 : 1;
            if (!killed)
            {
                Assert.True(isNew);
                break;
            }
            // Even by one that comes to nothing.
            Writing.Begin().Dispose();
            Writing.AssertHolds(SiteOf(hasJournal || isNew ? "new" : "old"));
            Assert.Equal(hasJournal || isNew, !Directory.Exists(folder["_site/only-old"]));
            AssertNoLitter();
        }
        // One file added, two changed, one removed: between the first and the last step there are three.
        Assert.Equal(3, mixed);
    }

    [Fact]
    public void A_journal_is_worked_off_through_any_number_of_kills()
    {
        Writing.Write(SiteOf("old"));
        Assert.True(Writing.IsKilled(SiteOf("new"), "move only-new/x.txt", Journal));
        foreach (var step in new[] { "move only-new/x.txt", "move index.html", "move changed.txt", "move index.html", "remove only-old/x.txt", "journal done" })
        {
            Assert.True(Writing.IsKilled(SiteOf("old"), step, Journal), step);
        }

        Writing.Begin().Dispose();

        Writing.AssertHolds(SiteOf("new"));
        AssertNoLitter();
    }

    [Fact]
    public void New_files_come_before_changed_ones_and_both_before_removals()
    {
        Writing.Write(SiteOf("old"));
        var steps = new List<string>();

        Writing.Write(SiteOf("new"), Journal with { Reach = steps.Add });

        Assert.Equal(
            ["flush", "journal", "move only-new/x.txt", "move changed.txt", "move index.html", "remove only-old/x.txt", "journal done", "index", "tidy"],
            steps.SkipWhile(s => s != "flush"));
    }

    [Theory]
    [InlineData("changed by a stranger")]
    [InlineData("of another folder")]
    [InlineData("without its stage")]
    public void A_journal_that_is_not_this_outputs_own_is_not_followed(string how)
    {
        Writing.Write(SiteOf("old"));
        Assert.True(Writing.IsKilled(SiteOf("new"), "move only-new/x.txt", Journal));
        var journal = folder[".publisher/_site/journal"];
        switch (how)
        {
            case "changed by a stranger":
                var bytes = File.ReadAllBytes(journal);
                bytes[^40] ^= 1;
                File.WriteAllBytes(journal, bytes);
                break;
            case "of another folder":
                Directory.Move(Output, folder["moved"]);
                Writing.Write(SiteOf("old"));
                Directory.CreateDirectory(folder[".publisher/_site/stage"]);
                break;
            default:
                Directory.Delete(folder[".publisher/_site/stage"], recursive: true);
                break;
        }

        Writing.Begin().Dispose();

        Writing.AssertHolds(SiteOf("old"));
        AssertNoLitter();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_disk_that_refuses_before_the_swap_leaves_the_old_site_and_no_litter(bool canExchange)
    {
        foreach (var refused in new[] { "recover", "file index.html", "file only-new/x.txt", "link", "flush", "swap" })
        {
            Writing.Write(SiteOf("old"));

            Assert.Throws<IOException>(() => Writing.Write(SiteOf("new"), new() { CanExchange = canExchange, Reach = Refusing(refused) }));

            Writing.AssertHolds(SiteOf("old"));
            AssertNoLitter();
        }
    }

    [Fact]
    public void A_disk_that_refuses_while_files_are_added_by_a_journal_gets_the_old_site_back()
    {
        var larger = new Site([.. SiteOf("new").Files, FileOf("a/new/one.txt", "1"), FileOf("only-new/second.txt", "2")]);
        foreach (var refused in new[] { "flush", "journal", "move a/new/one.txt", "move only-new/second.txt", "move only-new/x.txt" })
        {
            Writing.Write(SiteOf("old"));

            Assert.Throws<IOException>(() => Writing.Write(larger, Journal with { Reach = Refusing(refused) }));

            Writing.AssertHolds(SiteOf("old"));
            Assert.False(Directory.Exists(folder["_site/a"]));
            AssertNoLitter();
        }
    }

    [Fact]
    public void A_disk_that_refuses_later_gets_the_new_site_from_the_next_run()
    {
        foreach (var refused in new[] { "move changed.txt", "move index.html", "remove only-old/x.txt", "journal done" })
        {
            Writing.Write(SiteOf("old"));
            Assert.Throws<IOException>(() => Writing.Write(SiteOf("new"), Journal with { Reach = Refusing(refused) }));

            Writing.Begin().Dispose();

            Writing.AssertHolds(SiteOf("new"));
            AssertNoLitter();
        }
    }

    [Theory]
    [MemberData(nameof(Ways), MemberType = typeof(SiteWriting))]
    public void A_full_disk_leaves_the_old_site_whole(Way way)
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
            Write(output, old);

            Assert.Throws<IOException>(() => Write(output,
                new Site([.. SiteOf("new").Files, FileOf("large.bin", new string('b', 200_000)), FileOf("larger.bin", new string('c', 200_000))])));

            Assert.Equal(SiteWriting.Contents(old), TemporaryFolder.Snapshot(output));
            Assert.Equal([".gitignore", "_site/index", "_site/lock"], TemporaryFolder.Snapshot(Path.Combine(disk, ".publisher")).Keys);
        }
        finally
        {
            Assert.Equal(0, Ran([.. prefix, "umount", disk]));
        }

        void Write(string output, Site site)
        {
            using var writer = SiteWriter.Begin(output, "", useIndex: true, Writing.State, OptionsOf(way));
            foreach (var file in site.Files)
            {
                writer.Add(file, null);
            }
            writer.Commit();
        }
    }

    [Theory]
    [InlineData(".publisher")]
    [InlineData(".publisher/_site")]
    [InlineData(".publisher/_site/stage")]
    [InlineData(".publisher/_site/previous")]
    [InlineData(".publisher/_site/lock")]
    public void A_link_that_leads_out_of_the_work_folder_is_refused(string path)
    {
        folder.Write("elsewhere/stage/precious.txt", "kept");
        Directory.CreateDirectory(Path.GetDirectoryName(folder[path])!);
        File.CreateSymbolicLink(folder[path], folder["elsewhere"]);

        Assert.Contains("a link", Assert.Throws<CliException>(() => Writing.Write(SiteOf("old"))).Message, StringComparison.Ordinal);

        Assert.Equal([new("stage/precious.txt", "kept")], TemporaryFolder.Snapshot(folder["elsewhere"]));
    }

    [Fact]
    public void Signals_that_end_a_program_are_held_back_among_the_moves()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "skipped: Windows has no such signals");
        Assert.SkipWhen(IgnoresHangUp(), "skipped: these tests were started by nohup, so hanging up is ignored");
        using var hold = new SignalHold();
        Assert.Equal(0, hold.Held);

        Assert.Equal(0, Ran("kill", "-HUP", $"{Environment.ProcessId}"));

        Assert.True(SpinWait.SpinUntil(() => hold.Held == 1, TimeSpan.FromSeconds(30)));
    }

    // proc_pid_status(5): the lowest bit of SigIgn is signal 1, SIGHUP.
    private static bool IgnoresHangUp() => OperatingSystem.IsLinux()
        && File.ReadLines("/proc/self/status").First(l => l.StartsWith("SigIgn:", StringComparison.Ordinal))[^1] is '1' or '3' or '5' or '7' or '9' or 'b' or 'd' or 'f';

    private static Action<string> Refusing(string refused) => step =>
    {
        if (step == refused)
        {
            throw new IOException("No space left on device");
        }
    };

    private void AssertNoLitter()
    {
        Assert.Empty(Directory.GetDirectories(folder[".publisher/_site"]));
        Assert.Empty(TemporaryFolder.Snapshot(folder[".publisher"]).Keys.Except([".gitignore", "_site/index", "_site/lock"]));
    }
}
