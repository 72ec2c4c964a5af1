using Publisher.Benchmarks.Guild;
using Publisher.Benchmarks.Measuring;
using Publisher.Cli.Disk;
using Publisher.Content;
using Publisher.Diagnostics;
using Publisher.Formats;
using Publisher.Linking;

namespace Publisher.Benchmarks.Micro;

/// <summary>A guild of 200, made and built once, that the micro benchmarks take their documents from.</summary>
internal sealed class BuiltGuild : IDisposable
{
    private const int Awards = 200;

    private readonly string folder = Directory.CreateTempSubdirectory("publisher-micro-").FullName;

    private BuiltGuild(Command program)
    {
        var guild = GuildFolder.Make(Path.Combine(folder, "guild"), Awards);
        var site = Path.Combine(folder, "site");
        Run.Of(program, guild.Path, "build", "--out", site).Good("the build");
        Corpus = Corpus.OfSite(site, Awards);
        Page = File.ReadAllBytes(Path.Combine(site, "awards", guild.Plan.Award(0).Id, "index.html"));
        var found = new DiagnosticBag();
        var verified = Pipeline.Check(SourceReader.Read(guild.Path, found)).Verified ?? throw new BenchmarkException("the made-up guild does not verify");
        var model = SiteLinker.Link(verified);
        Award = (model.Awards[0], model.Awards[0].Verified.Read());
        Context = RenderContext.For(model, found);
    }

    /// <summary>The one that is made when <c>micro</c> starts.</summary>
    public static BuiltGuild? Current { get; private set; }

    /// <summary>Credentials and their issuer.</summary>
    public Corpus Corpus { get; }

    /// <summary>The page of an award.</summary>
    public byte[] Page { get; }

    /// <summary>An award among the others, and what it says.</summary>
    public (AwardModel Linked, Award Read) Award { get; }

    /// <summary>What rendering shares.</summary>
    public RenderContext Context { get; }

    /// <summary>A folder to write to.</summary>
    public string Folder => folder;

    /// <summary>Makes <see cref="Current"/>.</summary>
    public static BuiltGuild Make(Command program) => Current = new BuiltGuild(program);

    public void Dispose()
    {
        Current = null;
        Tree.Remove(folder);
    }
}
