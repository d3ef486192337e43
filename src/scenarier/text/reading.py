def read_number(t,unit):
    return float(t.replace(",","."))/(100 if unit=="share" else 1)
def show_number(v,unit):
    return f"{v*(100 if unit=='share' else 1):.10g}".replace(".",",")
