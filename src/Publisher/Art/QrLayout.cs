namespace Publisher.Art;

/// <summary>
/// What every QR Code of a version has in common (ISO/IEC 18004:2015 §6 and §7.3, §7.7 to §7.10): its size, the modules that are no data, and the order in which
/// bits take their places. Made once for each version.
/// </summary>
internal sealed class QrLayout
{
    /// <summary>How the bytes of one version at level M are cut into blocks (table 9): error correction bytes of each, then how many blocks of how many bytes; further blocks have one byte more.</summary>
    public readonly record struct Blocks(int Correction, int Short, int Bytes, int Long)
    {
        /// <summary>Bytes of data.</summary>
        public int Data => (Short * Bytes) + (Long * (Bytes + 1));
        /// <summary>How many blocks.</summary>
        public int Count => Short + Long;
    }

    /// <summary>The mask of every code, by its number. The standard would try all eight and take the calmest picture; readers read each of them, and a site has many awards.</summary>
    public const int Mask = 3;

    private const int FormatGenerator = 0x537;
    private const int FormatMask = 0x5412;
    private const int VersionGenerator = 0x1F25;

    private static readonly Blocks[] Table =
    [
        new(10, 1, 16, 0), new(16, 1, 28, 0), new(26, 1, 44, 0), new(18, 2, 32, 0), new(24, 2, 43, 0), new(16, 4, 27, 0), new(18, 4, 31, 0), new(22, 2, 38, 2),
        new(22, 3, 36, 2), new(26, 4, 43, 1), new(30, 1, 50, 4), new(22, 6, 36, 2), new(22, 8, 37, 1), new(24, 4, 40, 5), new(24, 5, 41, 5),
    ];

    // Centres of the alignment patterns beside 6 (annex E).
    private static readonly int[][] Centres =
    [
        [], [18], [22], [26], [30], [34], [22, 38], [24, 42], [26, 46], [28, 50], [30, 54], [32, 58], [34, 62], [26, 46, 66], [26, 48, 70],
    ];

    private static readonly Lazy<QrLayout>[] All = [.. Enumerable.Range(1, Table.Length).Select(v => new Lazy<QrLayout>(() => new(v)))];

    private readonly bool[] taken;

    private QrLayout(int version)
    {
        (Version, Size, Cut) = (version, 17 + (4 * version), Table[version - 1]);
        (Dark, taken) = (new bool[Size * Size], new bool[Size * Size]);
        Timing();
        Finders();
        Alignments();
        FormatBits();
        VersionBits();
        Places = [.. Order()];
    }

    /// <summary>1 to 15.</summary>
    public int Version { get; }
    /// <summary>Modules of a side.</summary>
    public int Size { get; }
    /// <summary>How its bytes are cut.</summary>
    public Blocks Cut { get; }
    /// <summary>The dark modules that are no data, row by row.</summary>
    public bool[] Dark { get; }
    /// <summary>Where each bit goes, and whether the mask turns it.</summary>
    public (int At, bool Turned)[] Places { get; }

    /// <summary>Bits that tell how many bytes follow.</summary>
    public int CountBits => CountBitsOf(Version);

    /// <summary>The smallest that holds some bytes; null when none does.</summary>
    public static QrLayout? For(int bytes)
    {
        for (var version = 1; version <= Table.Length; version++)
        {
            if (4 + CountBitsOf(version) + (8 * bytes) <= 8 * Table[version - 1].Data)
            {
                return All[version - 1].Value;
            }
        }
        return null;
    }

    private static int CountBitsOf(int version) => version < 10 ? 8 : 16;

    private void Set(int x, int y, bool dark) => (Dark[(y * Size) + x], taken[(y * Size) + x]) = (dark, true);

    private void Timing()
    {
        for (var i = 0; i < Size; i++)
        {
            Set(i, 6, i % 2 == 0);
            Set(6, i, i % 2 == 0);
        }
    }

    // Rings around a centre: the third is light, and so is what lies around a finder.
    private void Rings(int x, int y, int reach, int light)
    {
        for (var dy = -reach; dy <= reach; dy++)
        {
            for (var dx = -reach; dx <= reach; dx++)
            {
                var ring = Math.Max(Math.Abs(dx), Math.Abs(dy));
                if (x + dx >= 0 && x + dx < Size && y + dy >= 0 && y + dy < Size)
                {
                    Set(x + dx, y + dy, ring != light && ring != 4);
                }
            }
        }
    }

    private void Finders()
    {
        Rings(3, 3, 4, 2);
        Rings(Size - 4, 3, 4, 2);
        Rings(3, Size - 4, 4, 2);
    }

    private void Alignments()
    {
        int[] centres = [6, .. Centres[Version - 1]];
        foreach (var (x, y) in centres.SelectMany(x => centres.Select(y => (x, y))).Where(_ => centres.Length > 1))
        {
            var inFinder = (x == 6 && (y == 6 || y == centres[^1])) || (y == 6 && x == centres[^1]);
            if (!inFinder)
            {
                Rings(x, y, 2, 1);
            }
        }
    }

    // Level M is 00.
    private void FormatBits()
    {
        var bits = Coded(Mask, 10, FormatGenerator) ^ FormatMask;
        for (var i = 0; i < 15; i++)
        {
            var dark = (bits >> i & 1) == 1;
            var (x, y) = i < 6 ? (8, i) : i < 8 ? (8, i + 1) : i == 8 ? (7, 8) : (14 - i, 8);
            Set(x, y, dark);
            var (otherX, otherY) = i < 8 ? (Size - 1 - i, 8) : (8, Size - 15 + i);
            Set(otherX, otherY, dark);
        }
        Set(8, Size - 8, true);
    }

    private void VersionBits()
    {
        if (Version < 7)
        {
            return;
        }
        var bits = Coded(Version, 12, VersionGenerator);
        for (var i = 0; i < 18; i++)
        {
            var dark = (bits >> i & 1) == 1;
            Set(Size - 11 + (i % 3), i / 3, dark);
            Set(i / 3, Size - 11 + (i % 3), dark);
        }
    }

    private static int Coded(int value, int bits, int generator)
    {
        var rest = value << bits;
        for (var i = 31; i >= bits; i--)
        {
            rest ^= (rest >> i & 1) * (generator << (i - bits));
        }
        return (value << bits) | rest;
    }

    // Two columns at a time from the right, up and down in turn; the vertical timing pattern is skipped.
    private IEnumerable<(int At, bool Turned)> Order()
    {
        var up = true;
        for (var right = Size - 1; right > 0; right -= 2, up = !up)
        {
            right -= right == 6 ? 1 : 0;
            for (var i = 0; i < Size; i++)
            {
                var y = up ? Size - 1 - i : i;
                for (var x = right; x > right - 2; x--)
                {
                    var at = (y * Size) + x;
                    if (!taken[at])
                    {
                        yield return (at, (x + y) % 3 == 0);
                    }
                }
            }
        }
    }
}
