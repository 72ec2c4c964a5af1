using System.Globalization;
using System.Text;

namespace Publisher.Credentials.Canonical;

/// <summary>Numbers as ECMAScript writes them (ECMA-262 Number::toString), which RFC 8785 takes as its own.</summary>
internal static class EcmaScriptNumber
{
    /// <summary>No number is written longer than this: sign, 21 digits or 17 digits with point, zeros and exponent.</summary>
    public const int MaxLength = 32;

    private const int MostIntegerDigits = 21;
    private const int MostLeadingZeros = 6;

    /// <summary>The double a JSON number stands for.</summary>
    /// <exception cref="ArgumentException">It is beyond the range of doubles.</exception>
    public static double Parse(ReadOnlySpan<byte> raw)
    {
        var value = double.Parse(raw, NumberStyles.Float, CultureInfo.InvariantCulture);
        return double.IsFinite(value) ? value : throw new ArgumentException($"the number {Encoding.UTF8.GetString(raw)} is too large to be canonicalized");
    }

    /// <summary>Writes <paramref name="value"/>, finite, and returns the length.</summary>
    public static int Format(double value, Span<byte> output)
    {
        if (value == 0)
        {
            output[0] = (byte)'0';
            return 1;
        }
        Span<byte> digits = stackalloc byte[MaxLength];
        var (count, point) = ShortestDigits(Math.Abs(value), digits);
        var text = new DigitText(output);
        if (value < 0)
        {
            text.Add((byte)'-');
        }
        digits = digits[..count];
        if (count <= point && point <= MostIntegerDigits)
        {
            text.Add(digits);
            text.AddZeros(point - count);
        }
        else if (point > 0 && point <= MostIntegerDigits)
        {
            text.Add(digits[..point]);
            text.Add((byte)'.');
            text.Add(digits[point..]);
        }
        else if (point <= 0 && point > -MostLeadingZeros)
        {
            text.Add("0."u8);
            text.AddZeros(-point);
            text.Add(digits);
        }
        else
        {
            text.Add(digits[..1]);
            if (count > 1)
            {
                text.Add((byte)'.');
                text.Add(digits[1..]);
            }
            text.Add((byte)'e');
            text.Add(point > 0 ? (byte)'+' : (byte)'-');
            text.AddNumber(Math.Abs(point - 1));
        }
        return text.Length;
    }

    // The fewest decimal digits that read back as the same double, and where the point stands among them (0.digits × 10^point).
    private static (int Count, int Point) ShortestDigits(double value, Span<byte> digits)
    {
        Span<byte> text = stackalloc byte[MaxLength];
        value.TryFormat(text, out var length, "R", CultureInfo.InvariantCulture);
        var exponent = 0;
        var mantissa = text[..length];
        var mark = mantissa.IndexOf((byte)'E');
        if (mark >= 0)
        {
            exponent = int.Parse(mantissa[(mark + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
            mantissa = mantissa[..mark];
        }
        var (count, point, isAfterPoint) = (0, exponent, false);
        foreach (var symbol in mantissa)
        {
            if (symbol == '.')
            {
                isAfterPoint = true;
                continue;
            }
            if (count == 0 && symbol == '0')
            {
                point -= isAfterPoint ? 1 : 0;
                continue;
            }
            digits[count++] = symbol;
            point += isAfterPoint ? 0 : 1;
        }
        while (count > 1 && digits[count - 1] == '0')
        {
            count--;
        }
        return (count, point);
    }

    private ref struct DigitText(Span<byte> output)
    {
        private readonly Span<byte> _output = output;

        public int Length { get; private set; }

        public void Add(byte symbol) => _output[Length++] = symbol;

        public void Add(scoped ReadOnlySpan<byte> symbols)
        {
            symbols.CopyTo(_output[Length..]);
            Length += symbols.Length;
        }

        public void AddZeros(int count)
        {
            _output.Slice(Length, count).Fill((byte)'0');
            Length += count;
        }

        public void AddNumber(int number)
        {
            number.TryFormat(_output[Length..], out var written, provider: CultureInfo.InvariantCulture);
            Length += written;
        }
    }
}
