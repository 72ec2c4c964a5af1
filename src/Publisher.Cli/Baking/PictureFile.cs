using Publisher.Art;
using Publisher.Cli.Disk;
using Publisher.Credentials.Baking;

namespace Publisher.Cli.Baking;

/// <summary>Pictures that a person names.</summary>
internal static class PictureFile
{
    /// <summary>A PNG or SVG that may be handed around: without an award of its own, whole, and, of an SVG, only what draws.</summary>
    /// <exception cref="CliException">It is none.</exception>
    internal static ReadOnlyMemory<byte> Read(string typed, string path)
    {
        var bytes = ReadBytes(typed, path, BakedImage.MaxBytes);
        if (!BakedImage.TryBake(bytes, new(), out var plain, out var unfit))
        {
            throw Refused(typed, unfit.Detail);
        }
        if (BakedImage.IsPng(plain))
        {
            return PngArt.TryCheck(plain, out _, out _, out var problem) ? plain : throw Refused(typed, problem.Detail);
        }
        return SvgArt.TryClean(plain, out var cleaned, out var refused)
            ? cleaned
            : throw Refused(typed, FormattableString.Invariant($"{refused.Detail} (line {refused.Line}, column {refused.Column})"));
    }

    /// <summary>The bytes of a plain file of at most so many.</summary>
    /// <exception cref="CliException">There is none.</exception>
    internal static ReadOnlyMemory<byte> ReadBytes(string typed, string path, int most)
    {
        if (!File.Exists(path))
        {
            throw CliException.Usage($"there is no such file: {typed}");
        }
        if (!NativeDisk.IsRegularFile(path))
        {
            throw CliException.Usage($"{typed} is no plain file");
        }
        return new FileInfo(path).Length <= most ? File.ReadAllBytes(path) : throw CliException.Bad(FormattableString.Invariant($"{typed} is longer than the {most / 1024} KiB that are read"));
    }

    private static CliException Refused(string typed, string why) => CliException.Bad($"no award can be put into {typed}: {why}", "name a PNG or SVG picture of the badge");
}
