using Publisher.Policies;

namespace Publisher.Tests.Policies;

public sealed class PersonalDataTests
{
    [Theory]
    [InlineData("write to ada@example.org.", 9)]
    [InlineData("mailto:ada@example.org", 7)]
    [InlineData("<ada.b+c@mail.example.org>", 1)]
    [InlineData("żółć@przykład.pl", 0)]
    [InlineData("@ada@example.org", -1)]
    [InlineData("https://social.example/@ada", -1)]
    [InlineData("https://social.example/users/ada@example.org", -1)]
    [InlineData("at 5 @ the shed", -1)]
    [InlineData("a@b", -1)]
    public void An_email_address_is_told_from_other_things_with_an_at(string text, int at) =>
        Assert.Equal(at < 0 ? [] : [at], PersonalData.EmailsIn(text));

    [Fact]
    public void A_long_text_costs_little()
    {
        Assert.Empty(PersonalData.EmailsIn(new string('a', 1_000_000) + "@"));
        Assert.Empty(PersonalData.EmailsIn("x@" + string.Concat(Enumerable.Repeat("a.", 500_000))));
    }
}
