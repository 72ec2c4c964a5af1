using Publisher.Cli.Disk;
using Publisher.Sites;
using static Publisher.Cli.Tests.Disk.SiteWriting;

namespace Publisher.Cli.Tests.Disk;

public sealed class SiteWriterTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private SiteWriting Writing => new(folder);

    private string Output => folder["_site"];

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_first_site_is_written_whole()
    {
        var report = Writing.Write(SiteOf("old"));

        Assert.Equal(new SiteWriteReport(Written: 6, Kept: 0, Removed: 0), report);
        AssertHolds(SiteOf("old"));
    }

    [Fact]
    public void A_site_is_written_into_an_empty_folder()
    {
        Directory.CreateDirectory(Output);

        Writing.Write(SiteOf("old"), Journal);

        AssertHolds(SiteOf("old"));
    }

    [Theory]
    [MemberData(nameof(Ways), MemberType = typeof(SiteWriting))]
    public void Files_with_equal_bytes_are_not_written_again(Way way)
    {
        Writing.Write(SiteOf("old"));
        var before = File.GetLastWriteTimeUtc(folder["_site/same/index.html"]);
        Thread.Sleep(20);

        var report = Writing.Write(SiteOf("new"), OptionsOf(way));

        Assert.Equal(new SiteWriteReport(Written: 3, Kept: 3, Removed: 1), report);
        if (way is not Way.Copies)
        {
            Assert.Equal(before, File.GetLastWriteTimeUtc(folder["_site/same/index.html"]));
        }
        AssertHolds(SiteOf("new"));
        Assert.False(Path.Exists(folder["_site/only-old"]));
    }

    [Fact]
    public void An_equal_site_touches_nothing()
    {
        Writing.Write(SiteOf("old"));
        var steps = new List<string>();

        var report = Writing.Write(SiteOf("old"), new() { Reach = steps.Add });

        Assert.Equal(new SiteWriteReport(Written: 0, Kept: 6, Removed: 0), report);
        Assert.Equal(["recover"], steps);
    }

    [Theory]
    [MemberData(nameof(Ways), MemberType = typeof(SiteWriting))]
    public void A_link_inside_the_old_site_does_not_survive(Way way)
    {
        folder.Write("elsewhere/secret.txt", "kept");
        Writing.Write(SiteOf("old"));
        File.Delete(folder["_site/same/index.html"]);
        File.CreateSymbolicLink(folder["_site/same/index.html"], folder["elsewhere/secret.txt"]);
        Directory.CreateSymbolicLink(folder["_site/more"], folder["elsewhere"]);
        Directory.Delete(folder["_site/same/deep"], recursive: true);
        Directory.CreateSymbolicLink(folder["_site/same/deep"], folder["elsewhere"]);

        Writing.Write(SiteOf("old"), OptionsOf(way));

        AssertHolds(SiteOf("old"));
        Assert.False(Path.Exists(folder["_site/more"]));
        Assert.Equal([new("secret.txt", "kept")], TemporaryFolder.Snapshot(folder["elsewhere"]));
    }

    [Theory]
    [MemberData(nameof(Ways), MemberType = typeof(SiteWriting))]
    public void What_somebody_dropped_into_the_site_or_changed_there_does_not_survive(Way way)
    {
        Writing.Write(SiteOf("old"));
        folder.Write("_site/dropped/in/here.txt", "x");
        folder.Write("_site/changed.txt", "OLD text");
        File.Delete(folder["_site/index.html"]);

        var report = Writing.Write(SiteOf("old"), OptionsOf(way));

        Assert.Equal(new SiteWriteReport(Written: 2, Kept: 4, Removed: 1), report);
        AssertHolds(SiteOf("old"));
        Assert.False(Path.Exists(folder["_site/dropped"]));
    }

    [Theory]
    [MemberData(nameof(Ways), MemberType = typeof(SiteWriting))]
    public void A_file_takes_the_place_of_a_folder_and_a_folder_that_of_a_file(Way way)
    {
        var one = new Site([.. SiteOf("old").Files, FileOf("a", "file"), FileOf("b/c/d", "deep")]);
        var other = new Site([.. SiteOf("old").Files, FileOf("a/b/c", "deep"), FileOf("b/c", "file")]);
        foreach (var site in new[] { one, other, one })
        {
            Writing.Write(site, OptionsOf(way));
            AssertHolds(site);
        }
    }

    [Theory]
    [MemberData(nameof(Ways), MemberType = typeof(SiteWriting))]
    public void Names_beyond_ASCII_are_written_kept_and_removed(Way way)
    {
        var site = new Site([.. SiteOf("old").Files, FileOf("évidence/山田 & co.txt", "1"), FileOf("🏅/x.txt", "2")]);
        Writing.Write(site, OptionsOf(way));
        AssertHolds(site);

        Assert.Equal(0, Writing.Write(site, OptionsOf(way)).Written);
        Assert.Equal(2, Writing.Write(SiteOf("old"), OptionsOf(way)).Removed);
        AssertHolds(SiteOf("old"));
    }

    [Fact]
    public void A_name_that_is_no_text_does_not_survive()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "skipped: only Linux has such names");
        foreach (var options in new[] { new SiteWriterOptions(), Journal })
        {
            Writing.Write(SiteOf("old"));
            Assert.Equal(0, Ran("sh", "-c", "mkdir \"$0/$(printf 'b\\377d')\" && echo x > \"$0/$(printf 'b\\377d/b\\377d')\"", Output));

            Assert.Equal(2, Writing.Write(SiteOf("new"), options).Removed);

            AssertHolds(SiteOf("new"));
            Assert.Equal(3, Directory.GetDirectories(Output).Length);
            Assert.False(Directory.Exists(folder[".publisher/_site/stage"]));
            Directory.Delete(Output, recursive: true);
        }
    }

    [Theory]
    [InlineData(0UL)]
    [InlineData(3UL << 62)]
    public void Paths_whose_hashes_collide_cost_time_only(ulong mask)
    {
        foreach (var (age, removed, options) in new[] { ("old", 0, new SiteWriterOptions()), ("new", 1, Journal), ("new", 0, Journal), ("old", 1, new()) })
        {
            var report = Writing.Write(SiteOf(age), options with { HashMask = mask });

            AssertHolds(SiteOf(age));
            Assert.Equal(6, report.Written + report.Kept);
            Assert.Equal(removed, report.Removed);
        }
    }

    [Fact]
    public void What_was_begun_and_not_finished_leaves_the_old_site()
    {
        Writing.Write(SiteOf("old"));
        using (var writer = Writing.Begin())
        {
            Writing.Fill(writer, SiteOf("new"));
            Assert.True(Directory.Exists(folder[".publisher/_site/stage"]));
        }

        AssertHolds(SiteOf("old"));
        Assert.Equal([".gitignore", "_site/index", "_site/lock"], TemporaryFolder.Snapshot(folder[".publisher"]).Keys);
    }

    [Fact]
    public void Nothing_is_staged_by_a_build_with_nothing_to_do()
    {
        Writing.Write(SiteOf("old"));
        using var writer = Writing.Begin();
        Writing.Fill(writer, SiteOf("old"));
        Assert.False(Directory.Exists(folder[".publisher/_site/stage"]));
    }

    [Fact]
    public void Files_come_from_several_threads()
    {
        var site = new Site([FileOf("authority/1.json", "{\"type\":\"RecognitionAuthority\"}"), .. Enumerable.Range(0, 3000).Select(i => FileOf($"a{i % 40}/{i}/x.txt", $"{i}"))]);
        for (var round = 0; round < 2; round++)
        {
            using var writer = Writing.Begin();
            Parallel.ForEach(site.Files, f =>
            {
                if (!writer.Keeps(f.Path, SiteWriting.KeyOf(f)))
                {
                    writer.Add(f, SiteWriting.KeyOf(f));
                }
            });
            Assert.Equal(new SiteWriteReport(round == 0 ? 3001 : 0, round == 0 ? 0 : 3001, 0), writer.Commit());
            AssertHolds(site);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Two_files_of_one_path_are_a_bug(bool isThere)
    {
        if (isThere)
        {
            Writing.Write(SiteOf("old"));
        }
        using var writer = Writing.Begin();
        writer.Add(FileOf("index.html", "old"), null);
        Assert.Throws<InvalidOperationException>(() => writer.Add(FileOf("index.html", "other"), null));
    }

    [Fact]
    public void What_left_the_site_or_changed_is_not_kept_anywhere()
    {
        Writing.Write(SiteOf("old"));
        Writing.Write(SiteOf("new"));
        Writing.Write(SiteOf("old"), Journal);

        Assert.Equal([".gitignore", "_site/index", "_site/lock"], TemporaryFolder.Snapshot(folder[".publisher"]).Keys);
    }

    [Fact]
    public void A_second_build_into_the_same_folder_waits_and_then_says_so()
    {
        Writing.Write(SiteOf("old"));
        CliException? refused = null;
        Writing.Write(SiteOf("new"), new()
        {
            Reach = step =>
            {
                if (step == "swap")
                {
                    refused = Assert.Throws<CliException>(() => SiteWriter.Begin(Output, "", true, Writing.State, new() { Patience = TimeSpan.FromMilliseconds(60) }));
                }
            },
        });

        Assert.Equal(ExitCodes.Undetermined, refused!.ExitCode);
        AssertHolds(SiteOf("new"));
    }

    [Fact]
    public async Task A_waiting_build_goes_on_when_the_first_is_done()
    {
        Task? second = null;
        Writing.Write(SiteOf("old"), new()
        {
            Reach = step =>
            {
                if (step == "swap")
                {
                    second = Task.Run(() =>
                    {
                        using var writer = SiteWriter.Begin(Output, "", true, Writing.State);
                        Writing.Fill(writer, SiteOf("new"));
                        writer.Commit();
                    }, TestContext.Current.CancellationToken);
                    Thread.Sleep(120);
                }
            },
        });

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

        var refused = Assert.Throws<CliException>(() => Writing.Write(SiteOf("old")));

        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Usage, refused.ExitCode);
        Assert.Equal([file], TemporaryFolder.Snapshot(Output).Keys);
    }

    [Fact]
    public void A_git_checkout_of_a_built_site_is_not_replaced()
    {
        Writing.Write(SiteOf("old"));
        folder.Write("_site/.git", "gitdir: elsewhere");

        Assert.Throws<CliException>(() => Writing.Write(SiteOf("new")));

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

        using (var writer = SiteWriter.Begin(OutputFolder.Resolve(Output, folder["guild"]), "", true, Writing.State))
        {
            Writing.Fill(writer, SiteOf("old"));
            writer.Commit();
        }


        Assert.Equal(folder["www"], new DirectoryInfo(Output).LinkTarget);
        AssertHolds(SiteOf("old"));
    }

    [Theory]
    [InlineData("../outside.txt")]
    [InlineData("a/../../outside.txt")]
    [InlineData("/outside.txt")]
    [InlineData("a//b")]
    [InlineData("a/./b")]
    [InlineData("a\\b")]
    [InlineData("")]
    public void A_path_that_leaves_the_site_is_a_bug(string path)
    {
        using var writer = Writing.Begin();

        Assert.Throws<InvalidOperationException>(() => writer.Add(FileOf(path, "x"), null));

        Assert.False(File.Exists(folder["outside.txt"]));
    }

    private void AssertHolds(Site site) => Writing.AssertHolds(site);
}
