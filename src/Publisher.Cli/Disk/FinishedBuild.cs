using System.Text;
using Publisher.Diagnostics;
using Publisher.Sites;
using Publisher.Sources;
using Publisher.Verifying;

namespace Publisher.Cli.Disk;

/// <summary>
/// What a good build was asked for, made its site from, and said: kept in the index of the files it left. Where all of this is the same, and
/// every file of the output is as it was left, a build has nothing to do. A build that had something to tell leaves none, but for the size of
/// the site, which is told again from the files.
/// </summary>
internal sealed record FinishedBuild
{
    private FinishedBuild(ContentKey asked, TreeMark sources) => (Asked, Sources) = (asked, sources);

    /// <summary>How many awards it verified.</summary>
    internal required int Awards { get; init; }

    /// <summary>How many people signed them.</summary>
    internal required int Signers { get; init; }

    private ContentKey Asked { get; }

    private TreeMark Sources { get; }

    /// <summary>What is to be kept of a build; empty for nothing.</summary>
    /// <param name="folder">The site's folder.</param>
    /// <param name="tree">What was read.</param>
    /// <param name="options">How it was asked for.</param>
    /// <param name="result">What came of it.</param>
    /// <param name="signers">How many people signed.</param>
    internal static byte[] Of(string folder, SourceTree tree, BuildOptions options, BuildResult result, int signers)
    {
        if (!result.IsGood || result.Verified is not { Waiting.IsEmpty: true } verified || result.Diagnostics.Any(d => d.Descriptor != InspectionDescriptors.LargeSite)
            || TreeMark.Of(tree, verified) is not { } sources)
        {
            return [];
        }
        using var bytes = new MemoryStream();
        using var output = new BinaryWriter(bytes, Encoding.UTF8);
        var asked = AskedOf(folder, options);
        output.Write(asked.High);
        output.Write(asked.Low);
        output.Write(verified.Awards.Length);
        output.Write(signers);
        sources.Write(output);
        output.Flush();
        return bytes.ToArray();
    }

    /// <summary>The build whose site is there and would come of these sources again, or null.</summary>
    internal static FinishedBuild? Find(SiteWriter writer, string folder, SourceTree tree, BuildOptions options) =>
        writer.IsAsLeft && Read(writer.Origin) is { } last && last.Asked == AskedOf(folder, options) && last.Sources.IsOf(tree) ? last : null;

    private static FinishedBuild? Read(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.IsEmpty)
        {
            return null;
        }
        try
        {
            using var input = new BinaryReader(new MemoryStream(bytes.ToArray(), writable: false), new UTF8Encoding(false, true));
            var (asked, awards, signers) = (new ContentKey(input.ReadUInt64(), input.ReadUInt64()), input.ReadInt32(), input.ReadInt32());
            return new(asked, TreeMark.Read(input)) { Awards = awards, Signers = signers };
        }
        catch (Exception broken) when (broken is IOException or FormatException or DecoderFallbackException)
        {
            return null;
        }
    }

    // Which program it was, and which output, the index itself says.
    private static ContentKey AskedOf(string folder, BuildOptions options) =>
        new ContentKeyBuilder().Add(SealedState.BindingOf(folder)).Add(options.Host).Add(options.BaseUrl).Add(options.Portable ? 1 : 0).ToKey();
}
