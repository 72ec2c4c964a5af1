using System.Globalization;

namespace Publisher.Benchmarks.Guild;

/// <summary>A made-up guild on disk: a site's folder that the real program checks and builds without complaint (but that it is large, from some 60,000 awards on).</summary>
internal sealed class GuildFolder
{
    // Beside the site's own files, where the program does not look.
    private const string SizeFile = "guild.txt";

    private readonly AwardSigner signer;

    private GuildFolder(string path, GuildPlan plan, AwardSigner signer) => (Path, Plan, this.signer) = (path, plan, signer);

    /// <summary>The site's folder.</summary>
    public string Path { get; }

    /// <summary>What it was made from.</summary>
    public GuildPlan Plan { get; }

    /// <summary>Makes a guild in a folder that is empty or absent; a folder that holds one of this size already is taken as it is.</summary>
    public static GuildFolder Make(string path, int awards, string address = GuildPlan.BaseUrl)
    {
        var size = awards.ToString(CultureInfo.InvariantCulture);
        if (File.Exists(InFolder(path, SizeFile)))
        {
            var there = Open(path);
            return there.Plan.Awards == awards ? there : throw new BenchmarkException($"{path} holds a guild of {there.Plan.Awards} awards, not of {size}");
        }
        if (Directory.Exists(path) && Directory.EnumerateFileSystemEntries(path).Any())
        {
            throw new BenchmarkException($"{path} is not empty");
        }
        var plan = new GuildPlan(awards);
        var files = GuildFiles.Of(plan, address);
        foreach (var (file, bytes) in files)
        {
            Write(path, file, bytes);
        }
        var guild = new GuildFolder(path, plan, new AwardSigner(files));
        Parallel.For(0, awards, i => guild.Write(plan.Award(i)));
        // Last: a guild that was not finished is no guild.
        File.WriteAllText(InFolder(path, SizeFile), size + "\n");
        return guild;
    }

    /// <summary>A guild made before.</summary>
    public static GuildFolder Open(string path)
    {
        if (!File.Exists(InFolder(path, SizeFile)) || !int.TryParse(File.ReadAllText(InFolder(path, SizeFile)).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var awards))
        {
            throw new BenchmarkException($"{path} holds no guild made by this program");
        }
        var plan = new GuildPlan(awards);
        string[] wanted =
        [
            "site.config.yml", "content/authority/1.json", "content/authority/1.proofs/m2.json",
            .. plan.Badges.SelectMany(b => new[] { "achievement.json", "image.png", "image.svg" }.Select(f => $"content/badges/{b.Slug}/1.0/{f}")),
        ];
        return new(path, plan, new AwardSigner(wanted.ToDictionary(f => f, f => File.ReadAllBytes(InFolder(path, f)), StringComparer.Ordinal)));
    }

    /// <summary>Adds one further award, the <paramref name="number"/>-th (1, 2, …), newer than all before.</summary>
    /// <returns>The award's file, relative to the site.</returns>
    public string Add(int number)
    {
        var award = Plan.Award(Plan.Awards + number - 1);
        var (list, bytes) = GuildFiles.StatusList(signer.Config, award.List);
        if (!File.Exists(InFolder(Path, list)))
        {
            Write(Path, list, bytes);
        }
        Write(award);
        return award.Path;
    }

    /// <summary>Takes a further award away again.</summary>
    public void Remove(int number)
    {
        var award = Plan.Award(Plan.Awards + number - 1);
        File.Delete(InFolder(Path, award.Path));
        var proofs = InFolder(Path, award.Path[..^".json".Length] + ".proofs");
        if (Directory.Exists(proofs))
        {
            Directory.Delete(proofs, recursive: true);
        }
    }

    /// <summary>Undoes what a measurement that was broken off may have left: further awards, and the one it spoils.</summary>
    public void Restore(int further, int spoilt)
    {
        for (var number = 1; number <= further; number++)
        {
            Remove(number);
        }
        Write(Plan.Award(spoilt));
    }

    /// <summary>Changes one letter of what an award says, runs something, and changes it back.</summary>
    public T WithOneLetterChanged<T>(int index, Func<string, T> run)
    {
        var path = Plan.Award(index).Path;
        var file = InFolder(Path, path);
        var good = File.ReadAllBytes(file);
        var bad = good.ToArray();
        var at = bad.AsSpan().IndexOf("\"narrative\": \""u8) + "\"narrative\": \"".Length;
        bad[at] = bad[at] == (byte)'X' ? (byte)'Y' : (byte)'X';
        File.WriteAllBytes(file, bad);
        try
        {
            return run(path);
        }
        finally
        {
            File.WriteAllBytes(file, good);
        }
    }

    private void Write(PlannedAward award)
    {
        foreach (var (path, bytes) in signer.Sign(award))
        {
            Write(Path, path, bytes);
        }
    }

    private static void Write(string folder, string path, byte[] bytes)
    {
        var file = InFolder(folder, path);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
        File.WriteAllBytes(file, bytes);
    }

    private static string InFolder(string folder, string path) => System.IO.Path.Combine(folder, path);
}
