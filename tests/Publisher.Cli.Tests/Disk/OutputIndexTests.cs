using Publisher.Cli.Disk;
using Publisher.Sites;
using static Publisher.Cli.Tests.Disk.SiteWriting;

namespace Publisher.Cli.Tests.Disk;

public sealed class OutputIndexTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private string Index => folder[".publisher/_site/index"];

    // So little of the paths' hashes is used that all entries come together.
    private static SiteWriterOptions Together => new() { HashMask = ulong.MaxValue >> 16 };

    public void Dispose() => folder.Dispose();

    private static Site Many() =>
        new(SiteOf("old").Files.Concat(Enumerable.Range(0, (3 * EntrySpill.PieceLength) + 5).Select(i => FileOf(FormattableString.Invariant($"many/{i}.txt"), "text"))));

    private static void NeedsFileNumbers() => Assert.SkipUnless(OperatingSystem.IsLinux(), "skipped: files are kept unseen only where the system numbers them");

    [Fact]
    public void What_was_left_as_it_was_is_kept_unseen()
    {
        NeedsFileNumbers();
        var writing = new SiteWriting(folder);
        writing.Write(SiteOf("old"));

        writing.Write(SiteOf("new"), Journal);
        Assert.Equal(["authority/1.json", "same/deep/er/a.txt", "same/index.html"], writing.Unseen);
        writing.Write(SiteOf("old"));
        Assert.Equal(["authority/1.json", "same/deep/er/a.txt", "same/index.html"], writing.Unseen);

        writing.Write(SiteOf("old"));
        Assert.Equal(SiteOf("old").Files.Select(f => f.Path), writing.Unseen);
    }

    [Fact]
    public void More_new_files_than_are_held_are_all_in_the_index()
    {
        NeedsFileNumbers();
        var writing = new SiteWriting(folder);
        var site = Many();
        using (var writer = writing.Begin(Together))
        {
            foreach (var file in site.Files)
            {
                writer.Add(file, KeyOf(file));
            }
            Assert.True(File.Exists(folder[".publisher/_site/entries"]));
            writer.Commit();
        }
        Assert.False(File.Exists(folder[".publisher/_site/entries"]));

        writing.Write(site, Together);
        Assert.Equal(site.Files.Select(f => f.Path), writing.Unseen);
    }

    [Fact]
    public void A_link_where_entries_would_wait_leads_nowhere()
    {
        var writing = new SiteWriting(folder);
        writing.Write(SiteOf("old"));
        File.WriteAllText(folder["precious.txt"], "precious");
        File.CreateSymbolicLink(folder[".publisher/_site/entries"], folder["precious.txt"]);

        writing.Write(Many(), Together);
        Assert.Equal("precious", File.ReadAllText(folder["precious.txt"]));
        Assert.False(Path.Exists(folder[".publisher/_site/entries"]));
    }

    [Fact]
    public void Another_key_of_equal_bytes_is_a_miss_once()
    {
        NeedsFileNumbers();
        var writing = new SiteWriting(folder);
        writing.Write(SiteOf("old"));
        var file = FileOf("index.html", "old");
        var other = new ContentKey(1, 2);
        foreach (var hit in new[] { false, true })
        {
            using var writer = writing.Begin();
            foreach (var same in SiteOf("old").Files.Where(f => f.Path != file.Path))
            {
                Assert.True(writer.Keeps(same.Path, KeyOf(same)));
            }
            Assert.Equal(hit, writer.Keeps(file.Path, other));
            if (!hit)
            {
                writer.Add(file, other);
            }
            Assert.Equal(new SiteWriteReport(0, 6, 0), writer.Commit());
        }
    }

    [Fact]
    public void The_key_of_one_path_is_not_that_of_another()
    {
        var writing = new SiteWriting(folder);
        writing.Write(SiteOf("old"));
        using var writer = writing.Begin();

        Assert.False(writer.Keeps("changed.txt", KeyOf(FileOf("index.html", "old"))));
        Assert.False(writer.Keeps("missing.txt", KeyOf(FileOf("index.html", "old"))));
    }

    [Theory]
    [InlineData("touched")]
    [InlineData("rewritten with equal length and time")]
    [InlineData("replaced by a copy")]
    [InlineData("deleted")]
    [InlineData("made a link")]
    public void A_file_that_is_not_as_it_was_left_is_a_miss(string how)
    {
        var writing = new SiteWriting(folder);
        writing.Write(SiteOf("old"));
        var path = folder["_site/same/index.html"];
        var time = File.GetLastWriteTimeUtc(path);
        switch (how)
        {
            case "touched":
                File.SetLastWriteTimeUtc(path, time.AddTicks(-10_000_000));
                break;
            case "rewritten with equal length and time":
                File.WriteAllText(path + "x", "SAME");
                File.SetLastWriteTimeUtc(path + "x", time);
                File.Move(path + "x", path, overwrite: true);
                break;
            case "replaced by a copy":
                File.Copy(path, path + "x");
                File.Move(path + "x", path, overwrite: true);
                break;
            case "deleted":
                File.Delete(path);
                break;
            default:
                File.Move(path, folder["moved"]);
                File.CreateSymbolicLink(path, folder["moved"]);
                break;
        }

        writing.Write(SiteOf("old"));

        Assert.DoesNotContain("same/index.html", writing.Unseen);
        writing.AssertHolds(SiteOf("old"));
        Assert.Null(new FileInfo(path).LinkTarget);
    }

    [Theory]
    [InlineData("flipped")]
    [InlineData("truncated")]
    [InlineData("emptied")]
    [InlineData("lengthened")]
    [InlineData("of another output")]
    [InlineData("of another program")]
    [InlineData("unused")]
    [InlineData("without the key")]
    public void An_index_that_is_not_this_outputs_own_is_all_misses(string how)
    {
        var writing = new SiteWriting(folder);
        writing.Write(SiteOf("old"));
        var bytes = File.ReadAllBytes(Index);
        switch (how)
        {
            case "flipped":
                bytes[100] ^= 1;
                File.WriteAllBytes(Index, bytes);
                break;
            case "truncated":
                File.WriteAllBytes(Index, bytes[..^48]);
                break;
            case "emptied":
                File.WriteAllBytes(Index, []);
                break;
            case "lengthened":
                File.WriteAllBytes(Index, [.. bytes, .. new byte[48]]);
                break;
            case "of another output":
                using (var other = SiteWriter.Begin(folder["other"], writing.Program, true, writing.State))
                {
                    writing.Fill(other, SiteOf("old"));
                    other.Commit();
                }
                File.Copy(folder[".publisher/other/index"], Index, overwrite: true);
                break;
            case "of another program":
                writing = new(folder) { Program = "another" };
                break;
            case "unused":
                writing = new(folder) { UseIndex = false };
                break;
            default:
                File.Delete(folder[".state/seal.key"]);
                writing = new(folder);
                break;
        }

        var report = writing.Write(SiteOf("old"));

        Assert.Empty(writing.Unseen);
        Assert.Equal(new SiteWriteReport(0, 6, 0), report);
        writing.AssertHolds(SiteOf("old"));
        NeedsFileNumbers();
        new SiteWriting(folder) { Program = writing.Program }.Write(SiteOf("old"));
        writing = new(folder) { Program = writing.Program };
        writing.Write(SiteOf("old"));
        Assert.Equal(6, writing.Unseen.Count);
    }

    [Fact]
    public void A_file_made_anew_every_time_is_compared_and_has_no_key_in_the_index()
    {
        NeedsFileNumbers();
        var writing = new SiteWriting(folder);
        writing.Write(SiteOf("old"));
        for (var i = 0; i < 2; i++)
        {
            using var writer = writing.Begin();
            foreach (var file in SiteOf("old").Files)
            {
                if (file.Path == "index.html" || !writer.Keeps(file.Path, KeyOf(file)))
                {
                    writer.Add(file, null);
                }
            }
            Assert.Equal(new SiteWriteReport(0, 6, 0), writer.Commit());
        }
        // Magic, length and seal; seed, number and length of no origin; the entries; the seal of all.
        Assert.Equal(56 + 24 + (6 * 48) + 32, new FileInfo(Index).Length);
        using var last = writing.Begin();
        Assert.False(last.Keeps("index.html", KeyOf(FileOf("index.html", "old"))));
    }

    [Theory]
    [InlineData("nothing", true)]
    [InlineData("touched", false)]
    [InlineData("deleted", false)]
    [InlineData("dropped", false)]
    [InlineData("a link dropped", false)]
    [InlineData("an empty folder", true)]
    [InlineData("another origin", true)]
    public void A_site_that_is_exactly_as_it_was_left_is_known(string what, bool known)
    {
        NeedsFileNumbers();
        var writing = new SiteWriting(folder);
        using (var first = writing.Begin())
        {
            Assert.False(first.IsAsLeft);
            writing.Fill(first, SiteOf("old"));
            first.Commit("from here"u8.ToArray());
        }
        switch (what)
        {
            case "touched":
                File.SetLastWriteTimeUtc(folder["_site/index.html"], new(2020, 1, 1));
                break;
            case "deleted":
                File.Delete(folder["_site/index.html"]);
                break;
            case "dropped":
                folder.Write("_site/dropped", "x");
                break;
            case "a link dropped":
                File.CreateSymbolicLink(folder["_site/dropped"], "index.html");
                break;
            case "an empty folder":
                Directory.CreateDirectory(folder["_site/empty"]);
                break;
            case "another origin":
                using (var second = writing.Begin())
                {
                    writing.Fill(second, SiteOf("old"));
                    second.Commit("from there"u8.ToArray());
                }
                break;
        }

        using var writer = writing.Begin();
        Assert.Equal(known, writer.IsAsLeft);
        Assert.Equal(what == "another origin" ? "from there"u8 : "from here"u8, writer.Origin.Span);
        Assert.Equal(SiteOf("old").Files.Sum(f => f.Bytes.Length), writer.LeftBytes);
    }

    [Fact]
    public void Without_a_state_folder_everything_works_and_nothing_is_kept_unseen()
    {
        for (var i = 0; i < 2; i++)
        {
            foreach (var age in new[] { "old", "new", "new" })
            {
                using var writer = SiteWriter.Begin(folder["_site"], "", true, SealedState.None, Journal);
                foreach (var file in SiteOf(age).Files)
                {
                    Assert.False(writer.Keeps(file.Path, KeyOf(file)));
                    writer.Add(file, KeyOf(file));
                }
                writer.Commit();
                Assert.Equal(Contents(SiteOf(age)), TemporaryFolder.Snapshot(folder["_site"]));
            }
        }
        Assert.False(File.Exists(Index));
    }

    /// <summary>Sites at random, written in every way in turn, spoilt in between at random: each time the output is exactly what was asked.</summary>
    [Theory]
    [InlineData(1, true)]
    [InlineData(2, true)]
    [InlineData(3, true)]
    [InlineData(4, false)]
    public void Through_any_sequence_of_builds_the_output_is_exactly_what_was_asked(int seed, bool useIndex)
    {
        var random = new Random(seed);
        var writing = new SiteWriting(folder) { UseIndex = useIndex };
        SiteWriterOptions[] ways = [new(), Journal, new() { CanExchange = false }, Journal with { Portable = true }, new() { Portable = true, CanLink = false }];
        for (var round = 0; round < 60; round++)
        {
            var files = new Dictionary<string, SiteFile>(StringComparer.Ordinal) { ["authority/1.json"] = FileOf("authority/1.json", "{\"type\":\"RecognitionAuthority\"}") };
            for (var i = random.Next(12); i > 0; i--)
            {
                var path = string.Join('/', Enumerable.Range(0, random.Next(1, 4)).Select(_ => (char)('a' + random.Next(3)))) + (random.Next(4) == 0 ? "" : ".x");
                if (!files.Keys.Any(k => k.StartsWith(path + "/", StringComparison.Ordinal) || path.StartsWith(k + "/", StringComparison.Ordinal)))
                {
                    files[path] = FileOf(path, new string((char)('0' + random.Next(3)), random.Next(3)));
                }
            }
            var site = new Site(files.Values);
            var way = ways[random.Next(ways.Length)];
            if (random.Next(3) == 0)
            {
                writing.IsKilled(site, random.Next(20), way);
            }

            var report = writing.Write(site, way);

            writing.AssertHolds(site);
            Assert.Equal(site.Count, report.Written + report.Kept);
            Assert.True(useIndex || writing.Unseen.Count == 0);
            Spoil(random);
        }
    }

    private void Spoil(Random random)
    {
        var there = Directory.GetFiles(folder["_site"], "*", SearchOption.AllDirectories).Where(f => !f.EndsWith("1.json", StringComparison.Ordinal)).ToArray();
        switch (random.Next(8))
        {
            case 0 when there.Length > 0:
                File.Delete(there[random.Next(there.Length)]);
                break;
            case 1 when there.Length > 0:
                // Another file of equal length, as one written by hand would be.
                var path = there[random.Next(there.Length)];
                var length = (int)new FileInfo(path).Length;
                File.Delete(path);
                File.WriteAllText(path, new string('?', length));
                break;
            case 2:
                folder.Write("_site/dropped/x", "x");
                break;
            case 3:
                File.Delete(Index);
                break;
            case 4:
                Directory.CreateDirectory(folder["_site/empty/folder"]);
                break;
            default:
                break;
        }
    }
}
