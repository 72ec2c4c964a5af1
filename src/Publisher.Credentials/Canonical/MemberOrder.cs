using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Publisher.Credentials.Canonical;

/// <summary>Members sorted by name as UTF-16 code units (RFC 8785 §3.2.3).</summary>
internal static class MemberOrder
{
    private const int ManyMembers = 24;

    /// <summary>Sorts in place. Objects are small and mostly sorted already, which insertion does best; large ones are left to the library.</summary>
    public static void Sort(Span<JsonProperty> members)
    {
        if (members.Length > ManyMembers)
        {
            members.Sort(Compare);
            return;
        }
        var areSimple = true;
        foreach (var member in members)
        {
            areSimple &= IsSimple(JsonMarshal.GetRawUtf8PropertyName(member));
        }
        for (var i = 1; i < members.Length; i++)
        {
            var member = members[i];
            var name = JsonMarshal.GetRawUtf8PropertyName(member);
            var place = i;
            for (; place > 0 && (areSimple ? name.SequenceCompareTo(JsonMarshal.GetRawUtf8PropertyName(members[place - 1])) : Compare(member, members[place - 1])) < 0; place--)
            {
                members[place] = members[place - 1];
            }
            members[place] = member;
        }
    }

    private static int Compare(JsonProperty left, JsonProperty right)
    {
        var a = JsonMarshal.GetRawUtf8PropertyName(left);
        var b = JsonMarshal.GetRawUtf8PropertyName(right);
        return IsSimple(a) && IsSimple(b) ? a.SequenceCompareTo(b) : string.CompareOrdinal(left.Name, right.Name);
    }

    // Bytes sort as code units do unless there is an escape, or a character beyond the BMP (whose surrogates sort before U+E000).
    private static bool IsSimple(ReadOnlySpan<byte> name) => Ascii.IsValid(name) && !name.Contains((byte)'\\');
}
