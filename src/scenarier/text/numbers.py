from scenarier.text.language import language
def format_number(v,decimals=0,sign=False,grouping=True,ascii_minus=False):
    s=f"{abs(v):,.{decimals}f}"
    if language()=="da": s=s.replace(",","x").replace(".",",").replace("x",".")
    neg=v<0 and any(c in "123456789" for c in s)
    return ("−" if neg else "+" if sign and any(c in "123456789" for c in s) else "")+s
D={"mio_kr":0,"kr_per_citizen":0,"persons":0,"index":3,"share":1,"switch":0}
def format_quantity(v,unit,sign=False,with_unit=False,decimals=None): return format_number(v*(100 if unit=="share" else 1),D[unit],sign=sign)
def unit_name(u): return {"mio_kr":"mio. kr.","kr_per_citizen":"kr. pr. borger","persons":"personer","index":"indeks","share":"%","switch":""}[u]
def for_spreadsheet(v,decimals=None): return repr(v).replace(".",",") if language()=="da" else repr(v)
