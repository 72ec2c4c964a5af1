using System.Globalization;

namespace Publisher.Credentials.JsonLd;

/// <summary>
/// Numbers as the JavaScript ecosystem puts them into RDF: integers as their digits, numbers with a fraction (or from 10²¹ on) with an exponent
/// and up to sixteen digits. What it would distort is refused.
/// </summary>
internal static class JsonLdNumber
{
    public const int MaxLength = 32;

    private const double FirstWithExponent = 1e21;
    private const double SmallestPlain = 1e-6;
    private const int Digits = 16;

    /// <summary>Writes a number that has an undistorted form.</summary>
    /// <param name="value">The number.</param>
    /// <param name="isDouble">Whether its datatype is double even when it is an integer.</param>
    /// <param name="output">Receives the digits.</param>
    /// <param name="written">How many bytes were written.</param>
    /// <param name="hasExponent">Whether it was written with an exponent.</param>
    public static bool TryFormat(double value, bool isDouble, Span<byte> output, out int written, out bool hasExponent)
    {
        (written, hasExponent) = (0, false);
        var size = Math.Abs(value);
        if (!double.IsFinite(value) || (value == 0 && double.IsNegative(value)))
        {
            return false;
        }
        var isInteger = Math.Truncate(value) == value;
        if (size < FirstWithExponent && isInteger && !isDouble)
        {
            return value.TryFormat(output, out written, "F0", CultureInfo.InvariantCulture);
        }
        // Below 10^-6 a number of one digit is written without a point, and then taken for an integer.
        if (!isInteger && size < SmallestPlain && !isDouble && !value.ToString("R", CultureInfo.InvariantCulture).Contains('.', StringComparison.Ordinal))
        {
            return false;
        }
        hasExponent = true;
        written = WriteWithExponent(value, output);
        return true;
    }

    private static int WriteWithExponent(double value, Span<byte> output)
    {
        // More digits than are kept, so that a half is known to be exactly a half: it is rounded away from zero.
        var exact = Math.Abs(value).ToString("E800", CultureInfo.InvariantCulture);
        var mark = exact.IndexOf('E', StringComparison.Ordinal);
        Span<char> digits = stackalloc char[Digits];
        digits[0] = exact[0];
        exact.AsSpan(2, Digits - 1).CopyTo(digits[1..]);
        var exponent = int.Parse(exact.AsSpan(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        if (exact[Digits + 1] >= '5')
        {
            var place = Digits - 1;
            while (place >= 0 && digits[place] == '9')
            {
                digits[place--] = '0';
            }
            if (place >= 0)
            {
                digits[place]++;
            }
            else
            {
                digits[0] = '1';
                exponent++;
            }
        }
        var fraction = digits[1..].TrimEnd('0');
        var text = string.Create(CultureInfo.InvariantCulture, $"{(value < 0 ? "-" : "")}{digits[0]}.{(fraction.IsEmpty ? "0" : fraction)}E{exponent}");
        return System.Text.Encoding.ASCII.GetBytes(text, output);
    }
}
