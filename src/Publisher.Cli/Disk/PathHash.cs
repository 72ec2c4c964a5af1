using System.IO.Hashing;

namespace Publisher.Cli.Disk;

/// <summary>
/// A path of the output in 128 bits, with a seed that each index draws for itself. The first half finds an entry, the second goes into what
/// is kept of its key: a path is taken for another only where all 128 bits are equal, which is as improbable as two equal content keys.
/// Wherever only the first half is known, what is done asks the disk by the path itself.
/// </summary>
/// <param name="First">Finds the entry.</param>
/// <param name="Second">Makes the path part of the key.</param>
internal readonly record struct PathHash(ulong First, ulong Second)
{
    /// <summary>The hash of a path.</summary>
    /// <param name="path">UTF-8.</param>
    /// <param name="seed">The index's own.</param>
    /// <param name="mask">For tests: which bits of the first half are used, so that paths collide.</param>
    internal static PathHash Of(ReadOnlySpan<byte> path, long seed, ulong mask = ulong.MaxValue)
    {
        var hash = XxHash128.HashToUInt128(path, seed);
        return new((ulong)(hash >> 64) & mask, (ulong)(hash & ulong.MaxValue));
    }
}
