using Publisher.Art;
using QRCoder;

namespace Publisher.Tests.Art;

/// <summary>Our QR codes, module by module, against a library that knows all of the standard.</summary>
public sealed class QrCodeTests
{
    private const int Quiet = 4;

    private static readonly Func<int, int, bool>[] Masks =
    [
        (x, y) => (x + y) % 2 == 0, (_, y) => y % 2 == 0, (x, _) => x % 3 == 0, (x, y) => (x + y) % 3 == 0, (x, y) => ((y / 2) + (x / 3)) % 2 == 0,
        (x, y) => (x * y % 2) + (x * y % 3) == 0, (x, y) => ((x * y % 2) + (x * y % 3)) % 2 == 0, (x, y) => (((x + y) % 2) + (x * y % 3)) % 2 == 0,
    ];

    [Fact]
    public void Every_length_is_drawn_as_the_library_draws_it()
    {
        var sameMask = 0;
        for (var length = 1; length <= 412; length++)
        {
            var text = string.Concat(Enumerable.Range(0, length).Select(i => (char)('a' + (((i * 7) + length) % 26))));
            using var generator = new QRCodeGenerator();
            using var theirs = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.M);
            var (ours, size) = QrCode.Modules(text);
            Assert.Equal(theirs.ModuleMatrix.Count - (2 * Quiet), size);
            var mask = MaskOf(theirs);
            sameMask += mask == 3 ? 1 : 0;
            var wrong = Enumerable.Range(0, size * size).Count(at => IsWrong(at % size, at / size, size, mask, ours[at], theirs));
            Assert.True(wrong == 0, $"{length} bytes: {wrong} modules differ");
        }
        Assert.True(sameMask > 0, "no code was compared whole");
    }

    [Fact]
    public void What_is_too_long_has_no_code()
    {
        Assert.True(QrCode.Fits(new('a', 412)));
        Assert.False(QrCode.Fits(new('a', 413)));
        Assert.Throws<ArgumentException>(() => QrCode.Svg(new('a', 413)));
    }

    [Fact]
    public void The_picture_has_the_modules_and_a_quiet_zone()
    {
        const string Address = "https://badges.tidewater.example/awards/aaaaaaaaaaaaaaaa/";
        var svg = QrCode.Svg(Address);
        var (dark, size) = QrCode.Modules(Address);
        Assert.StartsWith($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {size + 8} {size + 8}\"", svg, StringComparison.Ordinal);
        var drawn = System.Text.RegularExpressions.Regex.Matches(svg, "h(\\d+)(?!v)").Skip(1).Sum(m => int.Parse(m.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture));
        Assert.InRange(drawn, dark.Count(d => d) - size, dark.Count(d => d));
    }

    private static bool Dark(QRCodeData code, int x, int y) => code.ModuleMatrix[y + Quiet][x + Quiet];

    // The mask's number stands in the format bits; those bits are its own, so they are compared only where the masks are the same.
    private static int MaskOf(QRCodeData code)
    {
        var bits = 0;
        for (var i = 10; i < 15; i++)
        {
            bits |= Dark(code, 14 - i, 8) ? 1 << i : 0;
        }
        return ((bits ^ 0x5412) >> 10) & 7;
    }

    private static bool IsWrong(int x, int y, int size, int mask, bool ours, QRCodeData theirs)
    {
        var same = ours == Dark(theirs, x, y);
        if (mask == 3 || same)
        {
            return !same;
        }
        var isFormat = (y == 8 && (x < 9 || x >= size - 8)) || (x == 8 && (y < 9 || y >= size - 8));
        return !isFormat && (ours ^ Masks[3](x, y)) != (Dark(theirs, x, y) ^ Masks[mask](x, y));
    }
}
