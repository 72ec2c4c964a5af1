using Publisher.Sites;
using Publisher.Testing;
using Publisher.Tests.Fixtures;

namespace Publisher.Tests.Incremental;

/// <summary>A build over what an earlier one left gives, byte for byte and word for word, what a build from nothing gives.</summary>
public sealed class IncrementalBuildTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Whatever_is_done_to_a_guild_a_build_over_the_last_one_equals_a_clean_one(int seed)
    {
        var steps = Environment.GetEnvironmentVariable("PUBLISHER_FULL") is "1" ? 400 : 60;
        var random = new Random(seed);
        var (site, folder, told) = (LivingGuild.Found(), new BuildFolder(), new List<string>());
        var (good, idle) = (0, 0);
        BuildOptions options = new();
        for (var step = 0; step < steps; step++)
        {
            var before = new SignedSite(site.Tree.Files);
            var edit = LivingGuild.Edits[random.Next(LivingGuild.Edits.Length)];
            var rests = step == 0 || random.Next(5) == 0;
            told.Add(rests || !edit.Do(site, random) ? "nothing" : edit.Name);
            if (!rests && random.Next(10) == 0)
            {
                options = new() { Host = random.Next(2) == 0 ? "github-pages" : null, BaseUrl = random.Next(2) == 0 ? "https://copy.example/minimal" : null };
                told[^1] += " and other options";
            }
            if (!rests)
            {
                Surround(site, folder, random);
            }
            var built = folder.Build(site, options);
            AssertEqual(folder.Clean(site, options), built, $"seed {seed}, step {step}: {string.Join(", ", told.TakeLast(4))}");
            good += built.Result.IsGood ? 1 : 0;
            idle += built.HasNothingToDo ? 1 : 0;
            Assert.True(!built.HasNothingToDo || (built.Result.Diagnostics.IsEmpty && built.Changed.Count == 0), $"seed {seed}, step {step}: {told[^1]} was passed over");
            // A guild mends what it broke, sometimes only after the next thing it does.
            site = built.Result.IsGood || random.Next(2) == 0 ? site : before;
            site = built.Result.IsGood || step % 4 != 3 ? site : LivingGuild.Found();
        }
        Assert.InRange(good, steps / 4, steps - 1);
        Assert.InRange(idle, 1, steps / 2);
    }

    // What a disk does to files that nobody edits.
    private static void Surround(SignedSite site, BuildFolder folder, Random random)
    {
        folder.WithoutStamp.Clear();
        foreach (var path in site.Files.Keys.Where(_ => random.Next(20) == 0))
        {
            folder.WithoutStamp.Add(path);
        }
        foreach (var path in site.Files.Keys.Where(_ => random.Next(20) == 0))
        {
            folder.Touch(path);
        }
        folder.Program = random.Next(20) == 0 ? "program 2" : folder.Program;
        folder.Memory = random.Next(20) == 0 ? [] : folder.Memory;
    }

    internal static void AssertEqual(BuiltSite clean, BuildFolder.Built built, string when)
    {
        Assert.Equal((when, Told(clean.Result)), (when, Told(built.Result)));
        Assert.Equal((when, clean.Site is null), (when, !built.Result.IsGood));
        if (clean.Site is null)
        {
            return;
        }
        Assert.Equal((when, Paths(clean.Site)), (when, string.Join('\n', built.After.Keys)));
        foreach (var file in clean.Site.Files)
        {
            var (_, (path, bytes, mediaType, cache)) = (when, built.After[file.Path].File);
            Assert.True(bytes.Span.SequenceEqual(file.Bytes.Span) && mediaType == file.MediaType && cache == file.Cache, $"{when}: {path} is not as it was to be");
        }
    }

    private static string Told(BuildResult result) => string.Join('\n', result.Diagnostics.Select(TestSites.Describe));

    private static string Paths(Site site) => string.Join('\n', site.Files.Select(f => f.Path));
}
