using Publisher.Linking;
using Xunit;

namespace Publisher.Tests.Linking;

public sealed class NameOrderTests
{
    [Fact]
    public void Names_stand_by_their_letters_whatever_is_written_on_them()
    {
        string[] names = ["山田 花子", "Tamsin", "Łukasz", "Øyvind", "Adéọlá", "lena", "Zoë", "Maren", "Ærlig"];
        Assert.Equal(["Adéọlá", "Ærlig", "lena", "Łukasz", "Maren", "Øyvind", "Tamsin", "Zoë", "山田 花子"], names.OrderBy(NameOrder.KeyOf, StringComparer.Ordinal));
    }
}
