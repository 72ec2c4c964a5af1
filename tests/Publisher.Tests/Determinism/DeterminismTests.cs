using System.Globalization;
using System.Text.RegularExpressions;
using Publisher.Sources;
using Publisher.Testing;

namespace Publisher.Tests.Determinism;

/// <summary>These tests change the whole process: its culture and its time zone. Nothing runs beside them.</summary>
[CollectionDefinition(nameof(ProcessWide), DisableParallelization = true)]
public sealed class ProcessWide;

/// <summary>
/// The same content gives the same bytes whatever surrounds the build. Each case first proves that its surroundings really changed:
/// a determinism test whose controls do nothing would pass for ever.
/// </summary>
[Collection(nameof(ProcessWide))]
public sealed class DeterminismTests
{
    private const int ShuffleSeed = 20260110;

    private static readonly Lazy<string> PlainHash = new(() => TestSites.Hash(TestSites.Build(TestSites.Read(TestSites.Example)).Site!));

    public static TheoryData<string, string, string, string, int> Cases
    {
        get
        {
            var data = new TheoryData<string, string, string, string, int>();
            foreach (var one in Environment.GetEnvironmentVariable("PUBLISHER_FULL") is "1" ? Surroundings.All() : Surroundings.Pairwise())
            {
                data.Add(one.Order, one.Culture, one.Zone, one.Path, one.Threads);
            }
            return data;
        }
    }

    [Fact]
    public void The_cases_cover_every_pair_of_surroundings()
    {
        var covered = Surroundings.Pairwise().SelectMany(one => one.Pairs()).ToHashSet();
        int[] sizes = [Surroundings.Orders.Length, Surroundings.Cultures.Length, Surroundings.Zones.Length, Surroundings.Paths.Length, Surroundings.ThreadCounts.Length];
        var pairs = sizes.Select((size, i) => size * sizes[(i + 1)..].Sum()).Sum();
        Assert.Equal(pairs, covered.Count);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_site_is_the_same_in_all_surroundings(string order, string culture, string zone, string path, int threads)
    {
        var expected = PlainHash.Value;
        using var elsewhere = new TemporaryFolder();
        var files = Arrange(ReadFrom(path, elsewhere), order);
        var (culturesBefore, zoneBefore) = ((CultureInfo.CurrentCulture, CultureInfo.DefaultThreadCurrentCulture), Environment.GetEnvironmentVariable("TZ"));
        try
        {
            var took = PoolThreads.Run(threads, () =>
            {
                EnterCulture(culture);
                EnterZone(zone);
                Assert.Equal(expected, TestSites.Hash(TestSites.Build(new SourceTree(files)).Site!));
            });
            Assert.True(threads == 1 ? took == 1 : took > 1, $"the build was to have {threads} threads, and ran on {took}");
        }
        finally
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = culturesBefore.CurrentCulture;
            CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = culturesBefore.DefaultThreadCurrentCulture;
            SetZone(zoneBefore);
        }
    }

    [Fact]
    public void A_changed_byte_of_content_changes_the_hash()
    {
        var files = TestSites.ReadFiles(TestSites.Example).ToList();
        var config = files.FindIndex(file => file.Path == "site.config.yml");
        var text = System.Text.Encoding.UTF8.GetString(files[config].Bytes.Span);
        var changed = Regex.Replace(text, @"(?<=^title:.*\w)(?=\W*$)", "s", RegexOptions.Multiline);
        Assert.NotEqual(text, changed);
        files[config] = new SourceFile(files[config].Path, System.Text.Encoding.UTF8.GetBytes(changed));
        Assert.NotEqual(PlainHash.Value, TestSites.Hash(TestSites.Build(new SourceTree(files)).Site!));
    }

    private static IReadOnlyList<SourceFile> ReadFrom(string path, TemporaryFolder elsewhere)
    {
        if (path == "here")
        {
            return TestSites.ReadFiles(TestSites.Example);
        }
        var copy = elsewhere["Złoty róg 山", "the guild's site"];
        foreach (var file in TestSites.ReadFiles(TestSites.Example))
        {
            var target = Path.Combine(copy, file.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.WriteAllBytes(target, file.Bytes.ToArray());
        }
        var files = TestSites.ReadFiles(copy);
        Assert.NotEqual(TestSites.Example, copy);
        Assert.Equal(TestSites.ReadFiles(TestSites.Example).Count, files.Count);
        return files;
    }

    private static SourceFile[] Arrange(IReadOnlyList<SourceFile> files, string order)
    {
        SourceFile[] sorted = [.. files.OrderBy(file => file.Path, StringComparer.Ordinal)];
        SourceFile[] arranged = [.. sorted];
        switch (order)
        {
            case "reversed":
                Array.Reverse(arranged);
                break;
            case "shuffled":
                new Random(ShuffleSeed).Shuffle(arranged);
                break;
        }
        Assert.Equal(order == "sorted", arranged.SequenceEqual(sorted));
        return arranged;
    }

    private static void EnterCulture(string name)
    {
        var date = new DateTime(2026, 1, 10);
        var plain = (date.ToString("d", CultureInfo.InvariantCulture), 1234.5.ToString("N", CultureInfo.InvariantCulture), "i".ToUpper(CultureInfo.InvariantCulture));
        var culture = CultureInfo.GetCultureInfo(name);
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = culture;
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = culture;
        var here = (date.ToString("d", CultureInfo.CurrentCulture), 1234.5.ToString("N", CultureInfo.CurrentCulture), "i".ToUpper(CultureInfo.CurrentCulture));
        Assert.Equal(name, CultureInfo.CurrentCulture.Name);
        Assert.NotEqual(plain, here);
    }

    private static void EnterZone(string name)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "skipped: Windows has no time zone per process");
        SetZone(name);
        var moment = new DateTimeOffset(2026, 1, 10, 12, 0, 0, TimeSpan.Zero);
        var hours = name switch
        {
            "Pacific/Kiritimati" => 14.0,
            "Pacific/Pago_Pago" => -11.0,
            "Asia/Kathmandu" => 5.75,
            "America/St_Johns" => -3.5,
            _ => throw new ArgumentOutOfRangeException(nameof(name), name, "a zone of this test"),
        };
        Assert.Equal(TimeSpan.FromHours(hours), moment.ToLocalTime().Offset);
    }

    private static void SetZone(string? name)
    {
        Environment.SetEnvironmentVariable("TZ", name);
        TimeZoneInfo.ClearCachedData();
    }
}
